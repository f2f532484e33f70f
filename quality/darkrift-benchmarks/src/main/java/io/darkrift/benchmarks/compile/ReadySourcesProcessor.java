package io.darkrift.benchmarks.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * An annotation processor that does nothing but write sources which another has made before: no processor that writes
 * them can take less time.
 */
public final class ReadySourcesProcessor extends AbstractProcessor {
    /** The option that names the directory of the sources. */
    static final String OPTION = "ready";

    private boolean isDone;

    /** For javac. */
    public ReadySourcesProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("io.darkrift.annotation.*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(OPTION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (!isDone) {
            isDone = true;
            try {
                write(Path.of(processingEnv.getOptions().get(OPTION)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }

    private void write(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                String path = directory.relativize(source).toString();
                String name = path.substring(0, path.length() - ".java".length())
                        .replace(source.getFileSystem().getSeparator(), ".");
                try (Writer file =
                        processingEnv.getFiler().createSourceFile(name).openWriter()) {
                    file.write(Files.readString(source));
                }
            }
        }
    }
}
