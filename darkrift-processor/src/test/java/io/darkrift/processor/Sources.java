package io.darkrift.processor;

import static java.util.stream.Collectors.joining;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;

/** Sources to compile with the processor, as strictly as the compiler can be. */
final class Sources {
    private static final String IMPORTS = "import io.darkrift.annotation.*; ";

    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> options = new ArrayList<>();
    private final List<Processor> others = new ArrayList<>();
    private boolean isLenient;

    /** Sources of package {@code game}: a type each, which begins in line 1 behind package and imports. */
    static Sources game(String... types) {
        Sources sources = new Sources();
        for (String type : types) {
            sources.add("game", type);
        }
        return sources;
    }

    Sources add(String packageName, String type) {
        String name = type.replaceAll("(?s).*?(?U)\\b(?:record|class|enum|interface) (\\w+).*", "$1");
        String qualified = packageName.isEmpty() ? name : packageName + "." + name;
        String header = packageName.isEmpty() ? "" : "package " + packageName + "; ";
        return file(qualified, header + IMPORTS + "\n" + type);
    }

    Sources file(String name, String content) {
        files.put(name, content);
        return this;
    }

    Sources option(String option) {
        options.add(option);
        return this;
    }

    /** Lets warnings pass. */
    Sources lenient() {
        isLenient = true;
        return this;
    }

    /** Adds another processor, which runs first: those under test claim the annotations. */
    Sources processor(Processor processor) {
        others.add(0, processor);
        return this;
    }

    /** The processors under test, in the order in which compilers find them. */
    static Processor[] processorsUnderTest() {
        return new Processor[] {
            new DarkriftProcessor(),
            new GeneratedMarksProcessor(),
            new RegistryProcessor(),
            new RemovedMessagesProcessor()
        };
    }

    private List<Processor> processors() {
        List<Processor> all = new ArrayList<>(others);
        all.addAll(List.of(processorsUnderTest()));
        return all;
    }

    Compilation compile() {
        List<JavaFileObject> units = new ArrayList<>();
        files.forEach((name, content) -> units.add(JavaFileObjects.forSourceString(name, content)));
        List<String> all = new ArrayList<>(isLenient ? List.of() : TestedCompiler.JAVAC.options());
        all.addAll(options);
        return Compiler.javac().withOptions(all).withProcessors(processors()).compile(units);
    }

    /** Compiles with a given compiler, in files: that of Eclipse can't do without. */
    Compiled compile(TestedCompiler compiler) {
        return compile(compiler, processors().toArray(Processor[]::new));
    }

    /** Compiles with given processors. */
    Compiled compile(TestedCompiler compiler, Processor... processors) {
        try (TemporaryDirectory directory = new TemporaryDirectory()) {
            DiskCompilation compilation = new DiskCompilation(directory.path(), compiler);
            files.forEach((name, content) -> compilation.file(name.replace('.', '/') + ".java", content));
            compilation.options(options.toArray(String[]::new));
            boolean isSuccess = compilation.compile(processors);
            return Compiled.of(isSuccess, compilation.problems(), compilation.classes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles what must not go wrong. */
    Compilation succeed() {
        Compilation compilation = compile();
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new AssertionError(describe(compilation.diagnostics()));
        }
        return compilation;
    }

    /** Compiles what must not go wrong. */
    Compiled succeed(TestedCompiler compiler) {
        Compiled compiled = compile(compiler);
        if (!compiled.isSuccess()) {
            throw new AssertionError(compiled.problems());
        }
        return compiled;
    }

    private static String describe(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream().map(Object::toString).collect(joining("\n"));
    }

    /** A generated source. */
    static String generated(Compilation compilation, String name) {
        String path = "/" + name.replace('.', '/') + ".java";
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            if (file.toUri().getPath().endsWith(path)) {
                return content(file);
            }
        }
        throw new AssertionError(name + " is not among " + compilation.generatedSourceFiles());
    }

    static String content(FileObject file) {
        try {
            return file.getCharContent(false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
