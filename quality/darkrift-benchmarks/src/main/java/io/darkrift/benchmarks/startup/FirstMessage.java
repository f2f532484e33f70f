package io.darkrift.benchmarks.startup;

/** What a process says when its first message is there. */
final class FirstMessage {
    static final String TEXT = "first message: ";

    private FirstMessage() {}

    static void arrived(int item) {
        System.out.println(TEXT + item);
        System.out.flush();
    }
}
