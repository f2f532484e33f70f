package io.darkrift.client;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.MessageRegistry;
import io.darkrift.transport.CountedMemory;
import io.darkrift.transport.HandlerTable;
import io.darkrift.transport.InMemorySocket;
import io.darkrift.transport.bichannel.Dialect;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A client that connects, whole but for its sockets: those are in memory, all on the calling thread. */
public final class InMemoryHandshake {
    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 4296);
    private static final MessageRegistry REGISTRY = MessageRegistry.load();

    private final CountedMemory memory = new CountedMemory();
    private final InMemorySocket tcp = new InMemorySocket(SERVER, memory);
    private final CompletableFuture<DarkriftClient> result = new CompletableFuture<>();
    private EmbeddedChannel udp;
    private ChannelInboundHandler datagrams;
    private long now;

    /**
     * A client whose TCP channel has just opened.
     *
     * @param dialect what it is to speak
     * @param udpFallback whether it may do without UDP
     */
    public InMemoryHandshake(Dialect dialect, boolean udpFallback) {
        ConnectionSettings connection = new ConnectionSettings(
                Dispatcher.eventLoop(),
                10,
                1 << 16,
                4_096,
                1 << 16,
                1_200,
                true,
                Duration.ofSeconds(10),
                null,
                Duration.ofSeconds(30),
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                () -> now);
        ClientSettings settings = new ClientSettings(
                connection,
                Duration.ofSeconds(5),
                dialect,
                udpFallback,
                null,
                new HandlerTable<>(Traffic.ofClient(REGISTRY)),
                disconnect -> {});
        new Handshake(settings).prepare(tcp);
        tcp.watch();
        tcp.open();
    }

    /** The client's channel to the server. */
    public InMemorySocket tcp() {
        return tcp;
    }

    /** A datagram comes, if the client has a UDP socket already. */
    public void datagram(byte[] bytes) {
        if (udp == null || !udp.isOpen()) {
            return;
        }
        ByteBuf buffer = memory.heapBuffer(bytes.length).writeBytes(bytes);
        try {
            datagrams.channelRead(udp.pipeline().context(datagrams), new DatagramPacket(buffer, SERVER, SERVER));
        } catch (Exception e) {
            throw new AssertionError("a datagram brought about an exception", e);
        }
    }

    /** Time passes. */
    public void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        if (udp != null) {
            udp.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
            udp.runPendingTasks();
            udp.checkException();
        }
        tcp.read(millis);
    }

    /** What becomes of it. */
    public CompletableFuture<DarkriftClient> result() {
        return result;
    }

    /**
     * Ends the connection.
     *
     * @throws AssertionError if something is left
     */
    public void close() {
        tcp.end();
        pass(6_000);
        pass(60_000);
        result.handle((client, failure) -> client == null ? null : client.closeAsync());
        pass(60_000);
        if (!result.isDone() || tcp.isOpen() || udp != null && udp.isOpen() || memory.buffers() > 0) {
            throw new AssertionError(
                    "left: " + result + ", " + tcp + ", " + udp + ", " + memory.buffers() + " buffers");
        }
    }

    private final class Handshake extends ClientHandshake {
        Handshake(ClientSettings settings) {
            super(settings, TransportKind.NIO, SERVER, SERVER, result);
        }

        @Override
        ChannelFuture openUdp(EventLoop eventLoop, ChannelInboundHandler handler) {
            datagrams = handler;
            udp = new EmbeddedChannel(new InMemorySocket.Sink(), handler);
            udp.freezeTime();
            udp.config().setAllocator(memory);
            return udp.newSucceededFuture();
        }
    }
}
