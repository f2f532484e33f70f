package io.darkrift.processor.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.message.MessageRegistry;
import io.darkrift.processor.DarkriftProcessor;
import io.darkrift.processor.GeneratedMarksProcessor;
import io.darkrift.processor.RegistryProcessor;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.slf4j.Logger;

/**
 * Compiles models together: all at once, or their enums, structs and unions before their messages, which see them in a
 * directory or in a jar.
 */
final class HostileCompilation {
    /** What users have there. The compilers look through all of it, again for each batch. */
    private static final String CLASS_PATH = Stream.of(
                    DarkriftMessage.class, MessageRegistry.class, ByteBuf.class, ChannelHandler.class, Logger.class)
            .map(HostileCompilation::placeOf)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));

    private static final Pattern RULE = Pattern.compile("\\[(Darkrift\\w+)]");

    /**
     * What came of it.
     *
     * @param errors the errors, by the package that they are about; those of no package are under the empty name
     * @param loader finds the classes, if all went well
     */
    record Result(boolean isSuccess, Map<String, List<String>> errors, URLClassLoader loader) {
        private List<String> of(HostileModel model) {
            return errors.getOrDefault(model.home(), List.of());
        }

        boolean isBroken(HostileModel model) {
            return !of(model).isEmpty();
        }

        TreeSet<String> rules(HostileModel model) {
            TreeSet<String> rules = new TreeSet<>();
            for (String error : of(model)) {
                Matcher rule = RULE.matcher(error);
                if (rule.find()) {
                    rules.add(rule.group(1));
                }
            }
            return rules;
        }

        /** Errors of the compiler. Where a rule is broken, what is missing may be missed. */
        List<String> foreignErrors(HostileModel model) {
            List<String> foreign = of(model).stream()
                    .filter(error -> !RULE.matcher(error).find() || error.contains("DarkriftProcessorFault"))
                    .toList();
            boolean breaksARule =
                    of(model).stream().anyMatch(error -> RULE.matcher(error).find());
            return breaksARule
                    ? foreign.stream()
                            .filter(error -> !error.contains("Serializer"))
                            .toList()
                    : foreign;
        }
    }

    private HostileCompilation() {}

    private static String placeOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    static Result compile(Path root, List<HostileModel> models, String compiler, boolean inTwoSteps)
            throws IOException {
        Path directory = Files.createTempDirectory(root, "batch");
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<Path> library = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        for (HostileModel model : models) {
            write(directory.resolve("library"), model.library(), library);
            write(directory.resolve("sources"), model.sources(), sources);
        }
        Path generated = Files.createDirectories(directory.resolve("generated"));
        URL url = classes.toUri().toURL();
        if (!inTwoSteps) {
            library.addAll(sources);
            return run(compiler, classes, generated, CLASS_PATH, library, new URL[] {url});
        }
        Path before = Files.createDirectories(directory.resolve("before"));
        // Not on the class path: javac would compile them again where they are newer than the class files.
        Path generatedBefore = Files.createDirectories(directory.resolve("generated-before"));
        Result first = run(compiler, before, generatedBefore, CLASS_PATH, library, new URL[0]);
        if (!first.isSuccess()) {
            return first;
        }
        boolean isJar = models.get(0).home().hashCode() % 2 == 0;
        Path earlier = isJar ? jar(before, directory.resolve("library.jar")) : before;
        URL[] urls = {url, earlier.toUri().toURL()};
        return run(compiler, classes, generated, earlier + File.pathSeparator + CLASS_PATH, sources, urls);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private static void write(Path directory, Map<String, String> files, List<Path> written) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            written.add(path);
        }
    }

    private static Result run(
            String compiler, Path classes, Path generated, String classPath, List<Path> sources, URL[] urls)
            throws IOException {
        boolean isJavac = compiler.equals("JAVAC");
        JavaCompiler tool = isJavac ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "-s",
                generated.toString(),
                "-cp",
                classPath,
                "-encoding",
                "UTF-8",
                "-Adarkrift.registry=hostile.Registry"));
        options.addAll(
                isJavac
                        ? List.of("-Xlint:all,-path,-deprecation,-removal", "-Xmaxerrs", "1000")
                        : List.of("--release", "17"));
        try (StandardJavaFileManager files = tool.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
            JavaCompiler.CompilationTask task = tool.getTask(
                    new StringWriter(),
                    files,
                    diagnostics,
                    options,
                    List.of(),
                    files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(
                    List.of(new DarkriftProcessor(), new GeneratedMarksProcessor(), new RegistryProcessor()));
            boolean isSuccess = task.call();
            return new Result(
                    isSuccess && errors(diagnostics, isJavac).isEmpty(),
                    errors(diagnostics, isJavac),
                    new URLClassLoader(urls, HostileCompilation.class.getClassLoader()));
        }
    }

    /** The errors, and javac's warnings inside generated classes, since nobody can mend those. */
    private static Map<String, List<String>> errors(DiagnosticCollector<JavaFileObject> diagnostics, boolean isJavac) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            String source =
                    diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
            String text = source.replaceAll(".*/", "") + ":" + diagnostic.getLineNumber() + ": "
                    + diagnostic.getMessage(Locale.ROOT);
            boolean isGenerated = source.contains("/generated/") || source.contains("/generated-before/");
            boolean isWarning = diagnostic.getKind() == Diagnostic.Kind.WARNING
                    || diagnostic.getKind() == Diagnostic.Kind.MANDATORY_WARNING;
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR || isJavac && isWarning && isGenerated) {
                Matcher home = Pattern.compile("hostile[./](m\\d+)\\b").matcher(source + " " + text);
                String name = home.find() ? "hostile." + home.group(1) : "";
                errors.computeIfAbsent(name, key -> new ArrayList<>()).add(text);
            }
        }
        return errors;
    }
}
