package io.darkrift.processor;

import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that users have: that of the JDK, and that of Eclipse. */
enum TestedCompiler {
    JAVAC(List.of("-Xlint:all,-path", "-Werror")),
    ECJ(List.of("--release", "17"));

    private final List<String> options;

    TestedCompiler(List<String> options) {
        this.options = options;
    }

    JavaCompiler tool() {
        return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }

    /** The JDK's is as strict as it can be, that of Eclipse as it is in an IDE. */
    List<String> options() {
        return options;
    }
}
