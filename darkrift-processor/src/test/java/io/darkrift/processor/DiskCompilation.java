package io.darkrift.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkrift.processor.Compiled.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** A compilation of files in a directory, for modules, for class files of an earlier compilation, and for running. */
final class DiskCompilation {
    private final TestedCompiler compiler;
    private final Path sources;
    private final Path classes;
    private final List<String> options;
    private final List<String> classNames = new ArrayList<>();
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    DiskCompilation(Path directory) {
        this(directory, TestedCompiler.JAVAC);
    }

    DiskCompilation(Path directory, TestedCompiler compiler) {
        this.compiler = compiler;
        this.options = new ArrayList<>(compiler.options());
        try {
            sources = Files.createDirectories(directory.resolve("sources"));
            classes = Files.createDirectories(directory.resolve("classes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DiskCompilation file(String path, String content) {
        Path file = sources.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    DiskCompilation options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** Passes classes that were compiled earlier to the processors. */
    DiskCompilation classNames(String... names) {
        classNames.addAll(List.of(names));
        return this;
    }

    /** Compiles, and tells whether all went well. */
    boolean compile(Processor... processors) {
        JavaCompiler tool = compiler.tool();
        try (StandardJavaFileManager files = tool.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8);
                var paths = Files.walk(sources)) {
            List<Path> units =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            options.addAll(List.of("-d", classes.toString(), "-s", classes.toString()));
            if (processors.length == 0) {
                options.add("-proc:none");
            }
            JavaCompiler.CompilationTask task = tool.getTask(
                    new StringWriter(),
                    files,
                    diagnostics,
                    options,
                    classNames,
                    files.getJavaFileObjectsFromPaths(units));
            task.setProcessors(List.of(processors));
            return task.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the compiler said. */
    List<String> messages() {
        return problems().stream().map(Problem::text).toList();
    }

    List<Problem> problems() {
        return diagnostics.getDiagnostics().stream().map(Problem::of).toList();
    }

    Path classes() {
        return classes;
    }

    /** Loads what was compiled. */
    URLClassLoader loader() {
        try {
            return new URLClassLoader(
                    new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
