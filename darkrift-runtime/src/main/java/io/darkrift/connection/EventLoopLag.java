package io.darkrift.connection;

import java.time.Duration;

/**
 * The lag of an event loop: the time for which messages wait for other work of their loop.
 *
 * @param name the name of its thread
 * @param latest how late the last task ran; if a task is overdue now, how late it is already
 * @param longest the greatest lag of the last ten seconds
 * @param pendingTasks how many tasks wait for the loop now
 */
public record EventLoopLag(String name, Duration latest, Duration longest, int pendingTasks) {}
