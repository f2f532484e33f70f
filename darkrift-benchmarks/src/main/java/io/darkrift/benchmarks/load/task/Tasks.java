package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.child.ChildTask;

/** The tasks that children are started for. */
public final class Tasks {
    /** A server that answers or counts what comes. */
    public static final String SERVER = "server";

    /** Clients that measure round trips, or send what they can. */
    public static final String CLIENTS = "clients";

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
            default -> throw new IllegalArgumentException("there is no task " + name);
        };
    }
}
