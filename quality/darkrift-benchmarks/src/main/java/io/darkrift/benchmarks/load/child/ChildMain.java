package io.darkrift.benchmarks.load.child;

import io.darkrift.benchmarks.load.task.Tasks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The main class of a child. Reads questions from its input, a line for each, and writes answers to its output. When
 * the input ends, however the benchmark has ended, the child ends too.
 */
public final class ChildMain {
    static final String ANSWER = "=";
    static final String FAILURE = "!";

    private ChildMain() {}

    /**
     * Runs a task until the input ends.
     *
     * @param args the name of the task
     * @throws IOException if the input can't be read
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        // Whatever prints to the standard output must not be taken for an answer.
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ChildTask task = Tasks.named(args[0]);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(task, line));
            out.flush();
        }
        // Whatever still runs has been measured already.
        Runtime.getRuntime().halt(0);
    }

    private static String answer(ChildTask task, String line) {
        String question = line.split(" ", 2)[0];
        try {
            return ANSWER + task.answer(question, Fields.parse(line.substring(question.length())));
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            return FAILURE + e;
        }
    }
}
