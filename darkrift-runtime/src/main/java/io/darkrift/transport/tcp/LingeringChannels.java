package io.darkrift.transport.tcp;

import io.darkrift.connection.Durations;
import io.darkrift.transport.bichannel.socket.Sockets;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The channels of a listener that stay open after their links have ended. Safe for use by any thread. */
public final class LingeringChannels {
    private final Set<Channel> channels = ConcurrentHashMap.newKeySet();

    /** Keeps a channel until it closes. */
    public void add(Channel channel) {
        channels.add(channel);
        channel.closeFuture().addListener(done -> channels.remove(channel));
    }

    /** Returns how many channels are still open. */
    public int size() {
        return channels.size();
    }

    /**
     * Waits for the channels, and closes those that are still open when the time is over.
     *
     * @param aborted the links that were ended just now, whose channels are waited for too
     * @param limit how long; if it is zero, the channels are closed at once
     * @param loop what measures the time
     * @return a future that completes when all channels have closed. It never fails
     */
    public CompletableFuture<Void> close(List<? extends TcpLink> aborted, Duration limit, EventLoop loop) {
        CompletableFuture<Void> closed = CompletableFuture.allOf(
                Stream.concat(aborted.stream().map(TcpLink::tcp), List.copyOf(channels).stream())
                        .map(Sockets::closed)
                        .toArray(CompletableFuture<?>[]::new));
        if (!closed.isDone()) {
            Future<?> timer = after(limit, loop, () -> channels.forEach(Channel::close));
            closed.thenRun(() -> timer.cancel(false));
        }
        return closed;
    }

    private static Future<?> after(Duration limit, EventLoop loop, Runnable task) {
        try {
            if (!limit.isZero() && !limit.isNegative()) {
                return loop.schedule(task, Durations.nanos(limit), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException e) {
            // The event loop has ended: there is nothing to wait for.
        }
        task.run();
        return CompletableFuture.completedFuture(null);
    }
}
