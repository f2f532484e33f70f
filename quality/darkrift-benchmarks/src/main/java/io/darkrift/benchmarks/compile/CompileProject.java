package io.darkrift.benchmarks.compile;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Messages in a directory, and what is needed to compile them. */
final class CompileProject {
    private final Path directory;
    private final String classPath;
    private final String processorPath;

    /** Writes messages, and the sources that the annotation processor makes of them. */
    CompileProject(Path directory, int messages) throws IOException, InterruptedException {
        this.directory = directory;
        String annotations = jar("darkrift-annotations");
        classPath = annotations + File.pathSeparator + jar("darkrift-runtime") + File.pathSeparator + jar("jspecify");
        processorPath = annotations + File.pathSeparator + jar("darkrift-processor");
        MessageSources.write(directory.resolve("sources"), messages);
        Javac.WARM.run(arguments("generated", "-proc:only", "-processorpath", processorPath), complaints());
    }

    /** Returns the file for the errors of a compiler in another process. */
    Path complaints() {
        return directory.resolve("complaints.txt");
    }

    /** The jars are in the jar of the benchmarks. */
    private String jar(String name) throws IOException {
        Path file = directory.resolve(name + ".jar");
        try (InputStream in = CompileProject.class.getResourceAsStream(name + ".jar")) {
            if (in == null) {
                throw new IllegalStateException("run this from the packaged jar: there is no " + name + ".jar");
            }
            Files.copy(in, file);
        }
        return file.toString();
    }

    /** Compiles the records alone: the processor makes the rest. */
    List<String> withProcessor() throws IOException {
        return arguments("with", "-processorpath", processorPath);
    }

    /** Compiles the records with a processor that writes the same sources, and has nothing else to do. */
    List<String> withReadySources() throws IOException {
        return arguments(
                "ready",
                "-processorpath",
                System.getProperty("java.class.path"),
                "-processor",
                ReadySourcesProcessor.class.getName(),
                "-A" + ReadySourcesProcessor.OPTION + "=" + directory.resolve("generated"));
    }

    /** Compiles the records and the sources that the processor has made of them, without the processor. */
    List<String> withoutProcessor() throws IOException {
        List<String> arguments = arguments("without", "-proc:none");
        arguments.addAll(sources(directory.resolve("generated")));
        return arguments;
    }

    private List<String> arguments(String output, String... special) throws IOException {
        Path classes = directory.resolve(output);
        empty(classes);
        List<String> arguments = new ArrayList<>(List.of(special));
        arguments.addAll(List.of("-implicit:none", "--release", "17", "-cp", classPath));
        arguments.addAll(List.of("-d", classes.toString(), "-s", classes.toString()));
        arguments.addAll(sources(directory.resolve("sources")));
        return arguments;
    }

    private static List<String> sources(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static void empty(Path output) throws IOException {
        delete(output);
        Files.createDirectories(output);
    }

    /** Deletes a directory, if it is there. */
    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
