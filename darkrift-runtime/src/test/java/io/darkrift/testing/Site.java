package io.darkrift.testing;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.TransportKind;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.memory.MemoryNetwork;
import io.netty.channel.epoll.Epoll;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A transport in real time, and a place where handlers run. */
public final class Site implements AutoCloseable {
    /** What carries the connections. */
    public enum Wire {
        MEMORY,
        NIO,
        EPOLL
    }

    /** Where the server's handlers run. */
    public enum Where {
        LOOP,
        POOL,
        QUEUE
    }

    private final Wire wire;
    private final @Nullable MemoryNetwork network;
    private final @Nullable ExecutorService pool;
    private final Dispatcher dispatcher;
    private volatile boolean closed;

    private Site(Wire wire, Where where) {
        this.wire = wire;
        this.network = wire == Wire.MEMORY ? MemoryNetwork.realTime() : null;
        this.pool = where == Where.POOL ? Executors.newFixedThreadPool(3, Site::daemon) : null;
        this.dispatcher = switch (where) {
            case LOOP -> Dispatcher.eventLoop();
            case POOL -> Dispatcher.executor(pool);
            case QUEUE -> Dispatcher.queue();
        };
        if (dispatcher instanceof DispatchQueue queue) {
            daemon(() -> {
                        while (!closed) {
                            if (queue.drain() == 0) {
                                Thread.yield();
                            }
                        }
                    })
                    .start();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "site");
        thread.setDaemon(true);
        return thread;
    }

    public static Site open(Wire wire, Where where) {
        return new Site(wire, where);
    }

    /** The transports that work here. */
    public static Stream<Wire> wires() {
        return Stream.of(Wire.values()).filter(wire -> wire != Wire.EPOLL || Epoll.isAvailable());
    }

    /** Each transport with each place. */
    public static List<Object[]> all() {
        List<Object[]> all = new ArrayList<>();
        wires().forEach(wire -> {
            for (Where where : Where.values()) {
                all.add(new Object[] {wire, where});
            }
        });
        return all;
    }

    private TransportKind kind() {
        return wire == Wire.EPOLL ? TransportKind.EPOLL : TransportKind.NIO;
    }

    public DarkriftServerBuilder server() {
        return DarkriftServer.builder()
                .listen(
                        network != null
                                ? network.listener()
                                : Listener.bichannel(0).host("127.0.0.1"))
                .registry(TestMessages.registry())
                .transport(kind())
                .dispatcher(dispatcher)
                .maxConnectionRatePerAddress(1_000_000)
                .maxPendingHandshakesPerAddress(1_000);
    }

    public DarkriftClientBuilder client() {
        return DarkriftClient.builder().registry(TestMessages.registry()).transport(kind());
    }

    public CompletableFuture<DarkriftClient> connect(DarkriftClientBuilder builder, DarkriftServer server) {
        return builder.connectAsync(dialer(server));
    }

    public ClientTransport dialer(DarkriftServer server) {
        return network != null ? network.dialer() : BichannelDialer.to("127.0.0.1", server.port());
    }

    @Override
    public void close() {
        closed = true;
        if (network != null) {
            network.close();
        }
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
