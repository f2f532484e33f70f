package io.darkrift.connection;

import java.time.Duration;

/**
 * The lag of an event loop: the time for which messages wait for other work of their loop.
 *
 * @param name the name of its thread
 * @param latest how late the last task was; if a task is overdue now, for how long at least
 * @param longest how late the latest task of the last ten seconds was
 * @param pendingTasks how many tasks wait for the loop now
 */
public record EventLoopLag(String name, Duration latest, Duration longest, int pendingTasks) {}
