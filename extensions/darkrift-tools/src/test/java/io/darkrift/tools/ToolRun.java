package io.darkrift.tools;

import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** A command that runs in this process, and what it prints. */
public final class ToolRun implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
    private final Thread thread;

    private ToolRun(UnaryOperator<Writer> terminal, String... args) {
        CommandLine command = DarkriftTools.commandLine()
                .setOut(new PrintWriter(terminal.apply(out)))
                .setErr(new PrintWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        thread = new Thread(
                () -> {
                    try {
                        exitCode.complete(command.execute(args));
                    } catch (Throwable e) {
                        exitCode.completeExceptionally(e);
                    }
                },
                "tool");
        thread.start();
    }

    /** Starts a command that goes on until it is stopped. */
    public static ToolRun start(String... args) {
        return new ToolRun(UnaryOperator.identity(), args);
    }

    /** Starts a command whose output goes through a terminal. */
    public static ToolRun start(UnaryOperator<Writer> terminal, String... args) {
        return new ToolRun(terminal, args);
    }

    /** Runs a command to its end. */
    public static ToolRun run(String... args) {
        ToolRun run = new ToolRun(UnaryOperator.identity(), args);
        run.exitCode();
        return run;
    }

    /** Waits until the output has a match. */
    public MatchResult awaitOut(String regex) {
        return awaitMatch(regex, this::out);
    }

    /** Waits until the notices have a match. */
    public MatchResult awaitErr(String regex) {
        return awaitMatch(regex, this::err);
    }

    /** Waits until the command listens, and returns the port. */
    public int port() {
        return Integer.parseInt(
                awaitErr("listening on (?:[a-z]+://)?[^:\\s]+:(\\d+)").group(1));
    }

    private MatchResult awaitMatch(String regex, Supplier<String> output) {
        Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
        await().atMost(LIMIT)
                .until(() -> exitCode.isDone() || pattern.matcher(output.get()).find());
        Matcher matcher = pattern.matcher(output.get());
        if (!matcher.find()) {
            throw new AssertionError("the command has ended without " + regex + ":\n" + out() + err());
        }
        return matcher.toMatchResult();
    }

    /** Does what Ctrl-C does. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Does what Ctrl-C does, and waits for the end. */
    public ToolRun stop() {
        interrupt();
        exitCode();
        return this;
    }

    /** Waits for the end. */
    public int exitCode() {
        try {
            return exitCode.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the command did not end:\n" + out() + err(), e);
        }
    }

    public String out() {
        return out.toString();
    }

    /** Returns the lines that were printed so far. */
    public List<String> lines() {
        return out().lines().toList();
    }

    public String err() {
        return err.toString();
    }

    @Override
    public void close() {
        stop();
    }
}
