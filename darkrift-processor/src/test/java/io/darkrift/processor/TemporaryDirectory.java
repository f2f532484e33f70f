package io.darkrift.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is there until it is closed. */
record TemporaryDirectory(Path path) implements AutoCloseable {
    TemporaryDirectory() throws IOException {
        this(Files.createTempDirectory("darkrift"));
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(path)) {
            files = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
