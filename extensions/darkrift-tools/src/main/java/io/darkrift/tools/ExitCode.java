package io.darkrift.tools;

/** The exit codes of all commands. */
public final class ExitCode {
    /** All went well. */
    public static final int OK = 0;

    /** The answer is no: something does not work, differs, or exceeds a threshold. */
    public static final int NO = 1;

    /** Connecting, listening, reading or writing failed. Wrong usage is 2, which picocli returns. */
    public static final int FAILED = 3;

    /** Ctrl-C has ended a command that would have ended by itself later. It is what shells give for that signal: 128 and 2. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
