package io.darkrift.transport.memory;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ClientTransport.Dialer;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.LinkTraits;
import io.darkrift.transport.ServerTransport.Ticket;
import io.darkrift.transport.memory.Counters.Event;
import io.darkrift.transport.memory.Line.Kind;
import io.darkrift.transport.memory.Line.Packet;
import io.darkrift.transport.memory.MemoryNetwork.Direction;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What connects one client to one listener, from the request until both ends have closed. The handshake takes two round
 * trips, so that it can be seen under way:
 *
 * <pre>
 * client                       server
 *   | -------- REQUEST --------> |  begins, with a ticket
 *   | &lt;------ CHALLENGE -------- |
 *   | -------- RESPONSE -------> |  established
 *   | &lt;------- ACCEPTED -------- |
 *   established
 * </pre>
 */
final class MemoryPipe implements ClientTransport.Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryPipe.class);

    private final MemoryNetwork network;
    private final Line.Network lines;
    private final String name;
    private final InetSocketAddress clientAddress;
    private final Line toServer;
    private final Line toClient;
    private final ClientEnd client;
    private final ServerEnd server = new ServerEnd();

    MemoryPipe(MemoryNetwork network, Line.Network lines, String name, InetSocketAddress clientAddress, Dialer dialer) {
        this.network = network;
        this.lines = lines;
        this.name = name;
        this.clientAddress = clientAddress;
        this.toServer = new Line(lines, Direction.TO_SERVER, network.split(), this::count);
        this.toClient = new Line(lines, Direction.TO_CLIENT, network.split(), this::count);
        this.client = new ClientEnd(dialer);
        toServer.receiver(server);
        toClient.receiver(client);
    }

    private void count(Event event) {
        network.count(event);
        MemoryListener.Bound listener = server.listener;
        if (listener != null) {
            listener.count(event);
        }
    }

    /** Begins the handshake. On the loop, as all that follows. */
    void begin() {
        client.begin();
    }

    @Override
    public void cancel() {
        client.cancel();
    }

    /** Breaks both ends at once. */
    void cut(String detail) {
        client.cut(detail);
        server.cut(detail);
    }

    /** Delivers what waited while the network was frozen. */
    void thaw() {
        toServer.arm();
        toClient.arm();
    }

    /** Closes the handshake, unless it has ended. */
    void stopHandshake() {
        if (server.phase == Phase.PENDING) {
            server.refuse("The server accepts no more connections: it is closing", Outcome.CLOSED);
        }
    }

    /** Ends the server's end, in time or at once. */
    void closeServerEnd(Duration limit) {
        if (server.link != null) {
            server.link.closeWithListener(limit);
        }
    }

    /** Ends the server's end at once. */
    void endServerEnd() {
        if (server.link != null) {
            server.link.endWithListener();
        }
    }

    private void endedEnd() {
        if (client.phase == Phase.ENDED && server.phase == Phase.ENDED) {
            toServer.drop();
            toClient.drop();
            network.forget(this);
        }
    }

    private MemoryLink link(LinkSettings settings, InetSocketAddress peer, Line out, Line in, Runnable onEnded) {
        boolean unreliable = network.hasUnreliable();
        LinkTraits traits = new LinkTraits(
                "memory", false, unreliable, settings.maxUnreliableBytes(), peer, unreliable ? peer : null);
        return new MemoryLink(lines, settings, traits, out, in, this::count, onEnded);
    }

    private enum Phase {
        /** The server has heard nothing yet. */
        IDLE,
        PENDING,
        ESTABLISHED,
        ENDED
    }

    private enum Outcome {
        ESTABLISHED,
        CLOSED,
        FAILED
    }

    private final class ClientEnd implements Line.Receiver {
        private final Dialer dialer;
        // Decides between cancel(), on any thread, and the two methods of the dialer.
        private final AtomicBoolean decided = new AtomicBoolean();
        private Phase phase = Phase.PENDING;
        private @Nullable MemoryLink link;
        private @Nullable ScheduledFuture<?> timer;

        ClientEnd(Dialer dialer) {
            this.dialer = dialer;
        }

        void begin() {
            if (decided.get()) {
                leave();
                return;
            }
            Duration limit = dialer.settings().handshakeTimeout();
            timer = network.loop().schedule(() -> timedOut(limit), MemoryLink.nanos(limit), TimeUnit.NANOSECONDS);
            toServer.control(Kind.REQUEST, "");
        }

        @Override
        public void arrived(Packet packet) {
            if (link != null) {
                link.arrived(packet);
                return;
            }
            switch (packet.kind) {
                case CHALLENGE -> {
                    if (phase == Phase.PENDING) {
                        toServer.control(Kind.RESPONSE, "");
                    }
                }
                case ACCEPTED -> accepted();
                case REFUSED -> failed(new ConnectFailedException(packet.detail, null));
                case RESET ->
                    failed(new ConnectFailedException(
                            "The server at \"" + name + "\" reset the connection during the handshake: look at its log",
                            null));
                // The server has a link, and this end has given up: the RESET is on its way.
                case DATA -> toClient.consumed(packet.size());
                default -> LOG.trace("{} arrived at a client that has given up", packet.kind);
            }
        }

        @Override
        public void allArrived() {
            if (link != null) {
                link.allArrived();
            }
        }

        private void accepted() {
            if (!decided.compareAndSet(false, true)) {
                // cancel() was first; its task follows.
                return;
            }
            stopTimer();
            phase = Phase.ESTABLISHED;
            MemoryLink made = link(
                    dialer.settings(),
                    Objects.requireNonNull(server.listener).address(),
                    toServer,
                    toClient,
                    this::ended);
            link = made;
            establish(made, () -> dialer.established(made));
        }

        private void timedOut(Duration limit) {
            if (phase == Phase.PENDING) {
                failed(new ConnectTimeoutException(
                        "Expected the server at \"" + name + "\" to complete the handshake within "
                                + limit.toMillis() + " ms: give the client a longer connect timeout, or look for a"
                                + " network that is frozen, or has too much latency",
                        null));
            }
        }

        private void failed(DarkriftException cause) {
            boolean report = decided.compareAndSet(false, true);
            if (phase == Phase.PENDING) {
                leave();
            }
            if (report) {
                try {
                    dialer.failed(cause);
                } catch (Throwable fault) {
                    LOG.error("A client failed on a connection to {} that could not be made", name, fault);
                }
            }
        }

        void cancel() {
            if (!decided.compareAndSet(false, true)) {
                return;
            }
            try {
                network.loop().execute(() -> {
                    if (phase == Phase.PENDING) {
                        count(Event.HANDSHAKES_CANCELED);
                        leave();
                    }
                });
            } catch (RejectedExecutionException e) {
                LOG.trace("The network was closed, and has ended the attempt to connect to {} already", name);
            }
        }

        void cut(String detail) {
            if (link != null) {
                link.cut(detail);
            } else if (phase == Phase.PENDING) {
                failed(new ConnectFailedException(
                        "The connection to \"" + name + "\" broke during the handshake: " + detail, null));
            }
        }

        /** Ends without a link. */
        private void leave() {
            stopTimer();
            phase = Phase.ENDED;
            if (server.phase == Phase.IDLE) {
                // Nothing has reached the server: there is nobody to tell.
                server.phase = Phase.ENDED;
            } else if (server.phase != Phase.ENDED) {
                toServer.control(Kind.RESET, "");
            }
            endedEnd();
        }

        private void ended() {
            phase = Phase.ENDED;
            endedEnd();
        }

        private void stopTimer() {
            if (timer != null) {
                timer.cancel(false);
                timer = null;
            }
        }
    }

    private final class ServerEnd implements Line.Receiver {
        private Phase phase = Phase.IDLE;
        private MemoryListener.@Nullable Bound listener;
        private @Nullable Ticket ticket;
        private @Nullable MemoryLink link;
        private @Nullable ScheduledFuture<?> timer;

        @Override
        public void arrived(Packet packet) {
            if (link != null) {
                link.arrived(packet);
                return;
            }
            switch (packet.kind) {
                case REQUEST -> requested();
                case RESPONSE -> {
                    if (phase == Phase.PENDING) {
                        established();
                    }
                }
                case RESET -> {
                    if (phase == Phase.PENDING) {
                        leave(Outcome.FAILED);
                    }
                }
                default -> LOG.trace("{} arrived at a server that has no link", packet.kind);
            }
        }

        @Override
        public void allArrived() {
            if (link != null) {
                link.allArrived();
            }
        }

        private void requested() {
            listener = network.listenerAt(name);
            if (listener == null) {
                count(Event.CONNECTIONS_WITHOUT_LISTENER);
                phase = Phase.ENDED;
                toClient.control(Kind.REFUSED, network.nobodyListens(name));
                return;
            }
            try {
                ticket = listener.acceptor().begin(clientAddress.getAddress(), this::evict);
            } catch (RuntimeException | Error fault) {
                LOG.error("A server failed on a connection from {}, which is refused", clientAddress, fault);
            }
            if (ticket == null) {
                count(Event.CONNECTIONS_REFUSED);
                phase = Phase.ENDED;
                toClient.control(
                        Kind.REFUSED,
                        "The server at \"" + name + "\" refused the connection: look at its log, and at its limits of"
                                + " connections");
                return;
            }
            phase = Phase.PENDING;
            listener.add(MemoryPipe.this);
            timer = network.loop()
                    .schedule(
                            this::timedOut,
                            MemoryLink.nanos(listener.acceptor().settings().handshakeTimeout()),
                            TimeUnit.NANOSECONDS);
            toClient.control(Kind.CHALLENGE, "");
        }

        private void established() {
            MemoryListener.Bound bound = Objects.requireNonNull(listener);
            endHandshake(Outcome.ESTABLISHED);
            phase = Phase.ESTABLISHED;
            MemoryLink made = link(bound.acceptor().settings(), clientAddress, toClient, toServer, this::ended);
            link = made;
            toClient.control(Kind.ACCEPTED, "");
            establish(made, () -> bound.acceptor().established(made));
        }

        private void timedOut() {
            if (phase == Phase.PENDING) {
                count(Event.HANDSHAKES_TIMED_OUT);
                refuse("The server at \"" + name + "\" waited too long for the handshake", Outcome.FAILED);
            }
        }

        /** Called by the server on any thread, even before it has returned the ticket. */
        private void evict() {
            try {
                network.loop().execute(() -> {
                    if (phase == Phase.PENDING) {
                        count(Event.HANDSHAKES_EVICTED);
                        refuse(
                                "The server at \"" + name + "\" has too many handshakes under way: try again later",
                                Outcome.CLOSED);
                    }
                });
            } catch (RejectedExecutionException e) {
                LOG.trace("The network was closed, and has ended the handshake with {} already", clientAddress);
            }
        }

        private void refuse(String why, Outcome outcome) {
            toClient.control(Kind.REFUSED, why);
            leave(outcome);
        }

        /** Ends without a link. */
        private void leave(Outcome outcome) {
            endHandshake(outcome);
            ended();
        }

        private void endHandshake(Outcome outcome) {
            if (timer != null) {
                timer.cancel(false);
                timer = null;
            }
            switch (outcome) {
                case ESTABLISHED -> tell(Ticket::established);
                case FAILED -> tell(Ticket::failed);
                case CLOSED -> {}
            }
        }

        private void tell(Consumer<Ticket> news) {
            try {
                if (ticket != null) {
                    news.accept(ticket);
                }
            } catch (RuntimeException | Error fault) {
                LOG.error("A server failed on the news of the connection from {}", clientAddress, fault);
            }
        }

        void cut(String detail) {
            if (link != null) {
                link.cut(detail);
            } else if (phase != Phase.ENDED) {
                leave(Outcome.FAILED);
            }
        }

        private void ended() {
            phase = Phase.ENDED;
            tell(Ticket::close);
            if (listener != null) {
                listener.remove(MemoryPipe.this);
            }
            endedEnd();
        }
    }

    /** Hands a link over. What the receiver throws is its own fault: the link is aborted, and the loop goes on. */
    private void establish(MemoryLink link, Supplier<LinkHandler> receiver) {
        try {
            link.handler(receiver.get());
        } catch (Throwable fault) {
            LOG.error(
                    "A link to {} was not accepted; it is aborted",
                    link.traits().remoteAddress(),
                    fault);
            link.endWithoutHandler();
        }
    }
}
