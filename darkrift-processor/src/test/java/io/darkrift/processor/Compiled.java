package io.darkrift.processor;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What a compiler made of sources.
 *
 * @param isSuccess whether all went well
 * @param problems what it said
 * @param files what it and the processor wrote, but for class files, by their paths
 */
record Compiled(boolean isSuccess, List<Problem> problems, Map<String, String> files) {
    /** What a compiler said, and where: a line or column of 0 or less is none. */
    record Problem(Diagnostic.Kind kind, String file, long line, long column, String text) {
        static Problem of(Diagnostic<? extends JavaFileObject> diagnostic) {
            JavaFileObject source = diagnostic.getSource();
            return new Problem(
                    diagnostic.getKind(),
                    source == null
                            ? ""
                            : Path.of(source.getName()).getFileName().toString(),
                    diagnostic.getLineNumber(),
                    diagnostic.getColumnNumber(),
                    diagnostic.getMessage(Locale.ROOT));
        }
    }

    /** Reads what was written into a directory. */
    static Compiled of(boolean isSuccess, List<Problem> problems, Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return new Compiled(
                    isSuccess,
                    problems,
                    paths.filter(path -> Files.isRegularFile(path)
                                    && !path.toString().endsWith(".class"))
                            .collect(toMap(
                                    path -> directory
                                            .relativize(path)
                                            .toString()
                                            .replace('\\', '/'),
                                    Sources::read)));
        }
    }

    /** The texts of what was wrong. */
    List<String> errors() {
        return problems.stream()
                .filter(problem -> problem.kind() == Diagnostic.Kind.ERROR)
                .map(Problem::text)
                .toList();
    }

    /** A source that the processor wrote. */
    String source(String name) {
        return file(name.replace('.', '/') + ".java");
    }

    String file(String path) {
        String content = files.get(path);
        if (content == null) {
            throw new AssertionError(path + " is not among " + files.keySet() + ", " + problems);
        }
        return content;
    }
}
