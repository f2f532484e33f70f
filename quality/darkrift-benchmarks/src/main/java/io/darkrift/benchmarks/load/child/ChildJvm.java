package io.darkrift.benchmarks.load.child;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child, as the benchmark that started it sees it. It has the same class path, and never outlives the benchmark. */
public final class ChildJvm implements AutoCloseable {
    private static final int SECONDS_TO_END = 5;

    private final String task;
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private ChildJvm(String task, Process process) {
        this.task = task;
        this.process = process;
        this.questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a server.
     *
     * @param task the name of its task
     * @param pinning where it runs
     * @param options options of the JVM
     * @return the child, which need not have started yet: the first answer waits for it
     */
    public static ChildJvm server(String task, Pinning pinning, List<String> options) {
        return start(task, pinning.server(), options);
    }

    /**
     * Starts clients.
     *
     * @param task the name of their task
     * @param pinning where they run
     * @param options options of the JVM
     * @return the child, which need not have started yet: the first answer waits for it
     */
    public static ChildJvm client(String task, Pinning pinning, List<String> options) {
        return start(task, pinning.client(), options);
    }

    private static ChildJvm start(String task, List<String> before, List<String> options) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildMain.class.getName(), task));
        try {
            return new ChildJvm(
                    task,
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new UncheckedIOException("a JVM could not be started: " + command, e);
        }
    }

    /**
     * Asks the child something, and waits for the answer.
     *
     * @param question which question
     * @param namesAndValues what belongs to it
     * @return the answer
     */
    public Fields ask(String question, Object... namesAndValues) {
        return ask(question, Fields.of(namesAndValues));
    }

    /**
     * Asks the child something, and waits for the answer.
     *
     * @param question which question
     * @param given what belongs to it
     * @return the answer
     */
    public Fields ask(String question, Fields given) {
        send(question, given);
        return receive(question);
    }

    /**
     * Asks the child something, without waiting: {@link #receive} does.
     *
     * @param question which question
     * @param given what belongs to it
     */
    public void send(String question, Fields given) {
        try {
            questions.write(question + " " + given + "\n");
            questions.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the " + task + " has gone before it was asked to " + question, e);
        }
    }

    /**
     * Waits for an answer.
     *
     * @param question the question
     * @return the answer
     */
    public Fields receive(String question) {
        String line = answer(question);
        if (line.startsWith(ChildMain.FAILURE)) {
            throw new IllegalStateException("the " + task + " could not " + question + ": " + line.substring(1));
        }
        return Fields.parse(line.substring(ChildMain.ANSWER.length()));
    }

    private String answer(String question) {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(ChildMain.ANSWER) || line.startsWith(ChildMain.FAILURE)) {
                    return line;
                }
                // Something else, such as a profiler that is given as an option, prints too.
                System.err.println(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the " + task + " can't be heard", e);
        }
        throw new IllegalStateException("the " + task + " has gone before it could " + question);
    }

    /** Ends the child, whatever it does. */
    @Override
    public void close() {
        try {
            questions.close();
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (IOException e) {
            // It has gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
