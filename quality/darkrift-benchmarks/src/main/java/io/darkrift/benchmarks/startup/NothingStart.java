package io.darkrift.benchmarks.startup;

/** The JVM alone. */
final class NothingStart {
    private NothingStart() {}

    public static void main(String[] args) {
        FirstMessage.arrived(7);
    }
}
