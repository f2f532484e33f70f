package io.darkrift.benchmarks.compile;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.spi.ToolProvider;

/** Runs javac, and prints how long this JVM has run, and its CPU time. */
public final class CompileOnce {
    private CompileOnce() {}

    /**
     * Compiles, prints two numbers of seconds, and ends the process with javac's exit code.
     *
     * @param args those of javac
     */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.err, true);
        int exitCode = ToolProvider.findFirst("javac").orElseThrow().run(out, out, args);
        System.out.println(ManagementFactory.getRuntimeMXBean().getUptime() / 1e3 + " " + cpuSeconds());
        System.exit(exitCode);
    }

    /** Returns the CPU time of this JVM, with its garbage collector and its compiler. */
    static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}
