package io.darkrift.server;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.RateLimit;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.tests.model.Structs;
import io.darkrift.tests.model.Utf8Texts;
import io.darkrift.transport.CountedMemory;
import io.darkrift.transport.HandlerTable;
import io.darkrift.transport.InMemorySocket;
import io.darkrift.wire.WireException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server, whole but for its sockets: those are in memory, all on the calling thread. */
public final class InMemoryServer {
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 4296);
    private static final int MAX_ROUNDS = 10_000;
    private static final MessageRegistry REGISTRY = MessageRegistry.load();

    private final CountedMemory memory = new CountedMemory();
    private final EmbeddedChannel udp = new EmbeddedChannel();
    private final List<InMemorySocket> sockets = new ArrayList<>();
    private final Listener listener;
    private final ClientTable clients;
    private final PendingClients pending;
    private final Admission admission;
    private final UdpClients udpClients;
    private final UdpReceiver udpReceiver;
    private final ChannelHandlerContext udpContext;
    private Throwable failure;
    private int handled;
    private Runnable meanwhile = () -> {};
    private long now;

    /**
     * A server with a listener.
     *
     * @param listener what it speaks
     * @param budget what clients may send, or null for any amount
     */
    public InMemoryServer(Listener listener, RateLimit budget) {
        this.listener = listener;
        ConnectionSettings connection = new ConnectionSettings(
                Dispatcher.eventLoop(),
                100,
                1 << 16,
                4_096,
                1 << 16,
                1_200,
                true,
                Duration.ofSeconds(10),
                null,
                Duration.ofSeconds(30),
                budget,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                this::now);
        ServerSettings settings = new ServerSettings(
                connection,
                handlers(),
                client -> client.send(Message.of(1)),
                (client, disconnect) -> check(disconnect),
                null,
                (client, strike) -> strike.weight(),
                new ServerLimits(30, 100, 100, 100, 100, 1_000, true),
                new CountingRandom());
        this.clients = new ClientTable(settings);
        this.pending = new PendingClients(settings);
        this.admission = new Admission(settings, pending, clients);
        this.udpClients = new UdpClients(listener.dialect(), admission);
        this.udpReceiver = new UdpReceiver(udpClients);
        udp.freezeTime();
        udp.config().setAllocator(memory);
        udp.pipeline().addLast(new InMemorySocket.Sink(), udpReceiver);
        this.udpContext = udp.pipeline().context(udpReceiver);
    }

    /** The time, which the server asks for while it makes a client of a connection. */
    private long now() {
        Runnable first = meanwhile;
        meanwhile = () -> {};
        first.run();
        return now;
    }

    /** Has something happen, as if on another thread, when the server next asks for the time. */
    public void meanwhile(Runnable task) {
        meanwhile = task;
    }

    private HandlerTable<RemoteClient> handlers() {
        HandlerTable<RemoteClient> handlers = new HandlerTable<>(Traffic.ofServer(REGISTRY));
        handlers.put(Structs.class, (client, structs) -> handled++);
        handlers.put(Utf8Texts.class, (client, texts) -> client.send(texts));
        handlers.putRaw((client, message) -> {
            handled++;
            client.send(message.kind() == Message.Kind.PLAIN ? message : Message.of(message.tag()));
        });
        return handlers;
    }

    /** The only causes that a peer can bring about. */
    private void check(DisconnectInfo disconnect) {
        Throwable cause = disconnect.cause();
        if (cause != null && !(cause instanceof IOException) && !(cause instanceof WireException)) {
            failure = cause;
        }
    }

    /** Somebody opens a TCP connection. */
    public InMemoryPeer connect(InetSocketAddress from) {
        InMemorySocket socket = new InMemorySocket(from, memory);
        PendingClient client = pending.accept(socket, listener.dialect(), admission);
        if (client == null) {
            throw new IllegalStateException("the server refused a connection");
        }
        if (listener.udp() != Listener.Udp.REQUIRED) {
            client.admitOverTcp();
        }
        socket.watch();
        sockets.add(socket);
        socket.open();
        return new InMemoryPeer(socket, client.token());
    }

    /** A datagram comes. It has been handled on return, but for what the event loop of a TCP channel is to do. */
    public void datagram(InetSocketAddress from, byte[] bytes, int start, int end) {
        ByteBuf buffer = memory.heapBuffer(end - start).writeBytes(bytes, start, end - start);
        try {
            udpReceiver.channelRead(udpContext, new DatagramPacket(buffer, ADDRESS, from));
            udpReceiver.channelReadComplete(udpContext);
        } catch (Exception e) {
            throw new AssertionError("a datagram brought about an exception", e);
        }
    }

    /** Time passes for all. */
    public void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        udp.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        udp.runPendingTasks();
        sockets.forEach(socket -> socket.read(millis));
    }

    /** The client with an id, or null. */
    public RemoteClient client(int id) {
        return clients.get(id);
    }

    /** How many addresses of clients are remembered for UDP. */
    public int udpAddresses() {
        return udpClients.size();
    }

    /** How many messages have reached handlers that count them. */
    public int handled() {
        return handled;
    }

    /**
     * Ends all connections.
     *
     * @throws AssertionError if something has failed meanwhile, or is left
     */
    public void close() {
        sockets.forEach(InMemorySocket::end);
        // What has been slowed down is read bit by bit.
        for (int i = 0; i < MAX_ROUNDS && sockets.stream().anyMatch(InMemorySocket::isOpen); i++) {
            pass(6_000);
        }
        pass(60_000);
        if (failure != null) {
            throw new AssertionError("a client was disconnected for an unexpected reason", failure);
        }
        udp.checkException();
        long open = sockets.stream().filter(InMemorySocket::isOpen).count();
        if (open > 0 || clients.size() > 0 || !isForgotten() || memory.buffers() > 0) {
            throw new AssertionError(open + " sockets, " + clients.size() + " clients and " + memory.buffers()
                    + " buffers are left, forgotten: " + isForgotten());
        }
    }

    private boolean isForgotten() {
        return pending.isEmpty() && admission.isEmpty() && udpClients.size() == 0;
    }

    /** Tokens that are the same each time. */
    private static final class CountingRandom extends SecureRandom {
        private static final long serialVersionUID = 1;

        private long next = 0x0123_4567_89AB_CDEFL;

        @Override
        public long nextLong() {
            return next++;
        }

        @Override
        public int nextInt(int bound) {
            return 1;
        }
    }
}
