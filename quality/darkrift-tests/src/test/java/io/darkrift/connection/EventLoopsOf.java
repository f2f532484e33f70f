package io.darkrift.connection;

import io.netty.channel.EventLoopGroup;

/** Makes event loops of those that a test brings. */
public final class EventLoopsOf {
    private EventLoopsOf() {}

    /**
     * Event loops that exist already.
     *
     * @param group their executors are {@link LinkExecutor}s
     */
    public static EventLoops group(EventLoopGroup group) {
        return new EventLoops(group, TransportKind.NIO);
    }
}
