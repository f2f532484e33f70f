package io.darkrift.tests.compilers;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.spi.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** The compilers as they are called from a command line. */
public enum CommandLine {
    JAVAC,
    ECJ;

    /** Compiles, expects that all goes well, and returns what was said. */
    public String compile(List<String> arguments) {
        StringWriter said = new StringWriter();
        boolean isSuccess = run(arguments, new PrintWriter(said));
        if (!isSuccess) {
            throw new AssertionError(this + " " + String.join(" ", arguments) + "\n" + said);
        }
        return said.toString();
    }

    private boolean run(List<String> arguments, PrintWriter out) {
        String[] array = arguments.toArray(String[]::new);
        return switch (this) {
            case JAVAC -> ToolProvider.findFirst("javac").orElseThrow().run(out, out, array) == 0;
            case ECJ -> BatchCompiler.compile(array, out, out, null);
        };
    }
}
