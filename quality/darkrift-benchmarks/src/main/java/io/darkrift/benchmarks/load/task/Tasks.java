package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.child.ChildTask;

/** The tasks that children are started for. */
public final class Tasks {
    /** A server that answers or counts messages. */
    public static final String SERVER = "server";

    /** Clients that measure round trips, or send what they can, or are merely there. */
    public static final String CLIENTS = "clients";

    /** A server that sends the same to all its clients. */
    public static final String BROADCASTER = "broadcaster";

    /** Clients that count bytes, and say when all of them have got a broadcast. */
    public static final String LISTENERS = "listeners";

    private Tasks() {}

    /**
     * Makes a task.
     *
     * @param name one of the constants of this class
     * @return the task
     */
    public static ChildTask named(String name) {
        return switch (name) {
            case SERVER -> new ServerTask();
            case CLIENTS -> new ClientsTask();
            case BROADCASTER -> new BroadcasterTask();
            case LISTENERS -> new ListenersTask();
            default -> throw new IllegalArgumentException("there is no task " + name);
        };
    }
}
