package io.darkrift.benchmarks.compile;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** The ways to run the compiler. */
enum Javac {
    /** In this JVM, which has run it before: so do daemons of build tools, and Maven for the second module and later ones. */
    WARM("in a JVM that has compiled before"),
    /** In a JVM of its own. */
    FRESH("in a new JVM");

    /**
     * How long it took.
     *
     * @param elapsed seconds on the clock
     * @param cpu seconds of all threads
     */
    record Time(double elapsed, double cpu) {}

    private final String description;

    Javac(String description) {
        this.description = description;
    }

    /** Returns how the compiler is run, for the report. */
    String description() {
        return description;
    }

    /** Compiles. What javac complains of goes into a file. */
    Time run(List<String> arguments, Path complaints) throws IOException, InterruptedException {
        return this == WARM ? here(arguments) : elsewhere(arguments, complaints);
    }

    private static Time here(List<String> arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        double cpu = CompileOnce.cpuSeconds();
        long start = System.nanoTime();
        int exitCode = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        Time time = new Time((System.nanoTime() - start) / 1e9, CompileOnce.cpuSeconds() - cpu);
        check(exitCode, said.toString());
        return time;
    }

    private static Time elsewhere(List<String> arguments, Path complaints) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CompileOnce.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(Redirect.to(complaints.toFile()))
                .start();
        String[] times =
                new String(process.getInputStream().readAllBytes()).strip().split(" ");
        check(process.waitFor(), Files.readString(complaints));
        return new Time(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
    }

    private static void check(int exitCode, String said) {
        if (exitCode != 0) {
            throw new IllegalStateException("javac failed:\n" + said);
        }
    }
}
