package io.darkrift.tests.attack.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The process of the server that is attacked, as the test sees it. Commands come from one thread at a time. */
public final class ServerProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int LAST_LINES = 40;

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Process process;
    private final Writer commands;
    private final int port;
    private Log log = new Log(0, 0, 0, 0, 0);

    /**
     * What the server has logged.
     *
     * @param lines how many lines
     * @param bytes how long they are together
     * @param raw lines with control characters in them
     * @param leaks lines that report a leaked buffer
     * @param faults lines that report a handler that threw
     */
    public record Log(long lines, long bytes, long raw, long leaks, long faults) {
        Log minus(Log earlier) {
            return new Log(
                    lines - earlier.lines,
                    bytes - earlier.bytes,
                    raw - earlier.raw,
                    leaks - earlier.leaks,
                    faults - earlier.faults);
        }
    }

    private ServerProcess(ServerProfile profile) throws IOException {
        List<String> shell = new ArrayList<>(profile.shell());
        shell.add("exec \"$@\"");
        List<String> command = new ArrayList<>(List.of("bash", "-c", String.join(" && ", shell), "server"));
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(profile.jvmOptions());
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=info", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), TargetServer.class.getName(), profile.name()));
        process = new ProcessBuilder(command).start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        read("answers", process.getInputStream(), answers::add);
        read("log", process.getErrorStream(), this::logged);
        port = awaitPort();
    }

    private int awaitPort() {
        try {
            return Integer.parseInt(answer("start"));
        } catch (RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Starts a server, and waits until it listens. */
    public static ServerProcess start(ServerProfile profile) throws IOException {
        return new ServerProcess(profile);
    }

    private static void read(String name, InputStream in, Consumer<String> lines) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader reader =
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                            lines.accept(line);
                        }
                    } catch (IOException e) {
                        // The process has ended.
                    }
                },
                "server " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Not with the lock of the commands: a server whose log nobody reads stands still, and answers none. */
    private void logged(String line) {
        synchronized (lastLines) {
            log = new Log(
                    log.lines + 1,
                    log.bytes + line.length() + 1,
                    log.raw + (line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t') ? 1 : 0),
                    log.leaks + (line.contains("LEAK:") ? 1 : 0),
                    log.faults + (line.contains("The handler of") ? 1 : 0));
            lastLines.addLast(line);
            if (lastLines.size() > LAST_LINES) {
                lastLines.removeFirst();
            }
        }
    }

    /** Returns what has been logged so far. */
    public Log log() {
        synchronized (lastLines) {
            return log;
        }
    }

    /** Returns the last lines of the log. */
    public String lastLines() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    /** Returns the TCP and UDP port. */
    public int port() {
        return port;
    }

    /** Returns the figures of now. */
    public ServerFigures figures() {
        return ServerFigures.parse(ask("figures"));
    }

    /** Returns the figures after a collection of the heap. */
    public ServerFigures collect() {
        return ServerFigures.parse(ask("collect"));
    }

    /** Sends a command, and returns the answer. */
    public synchronized String ask(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new AssertionError("the server has ended\n" + lastLines(), e);
        }
        return answer(command);
    }

    private String answer(String command) {
        try {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("the server does not answer \"" + command + "\"\n" + lastLines());
            }
            return answer;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns whether the process is there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
