package io.darkrift.tools.relay;

import io.darkrift.DarkriftException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.MemoryBudget;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A client, its connection to the server, and what is on the way between the two. All on the event loop of the relay.
 *
 * <p>When one end has gone, what it sent last is still passed on, and then the other end is closed; or aborted, if the
 * first one broke.
 */
final class RelayedConnection implements ClientTransport.Dialer {
    private final Relay relay;
    private final int number;
    private final RelayObserver observer;
    private final LinkExecutor loop;
    private final RelayedSide client = new RelayedSide(this, false);
    private final RelayedSide server = new RelayedSide(this, true);
    private final RelayPath toServer;
    private final RelayPath toClient;
    private final MemoryBudget.Share memory;
    private ClientTransport.@Nullable Attempt attempt;
    private boolean ended;
    private boolean aborted;
    private boolean finished;

    RelayedConnection(Relay relay, int number, Link link, RelayPath.Factory paths, RelayObserver observer) {
        this.relay = relay;
        this.number = number;
        this.observer = observer;
        this.loop = link.executor();
        this.toServer = paths.newPath(false, loop, server::send);
        this.toClient = paths.newPath(true, loop, client::send);
        this.memory = relay.memory().newShare(this::abort);
        client.link(link);
    }

    LinkHandler client() {
        return client;
    }

    int number() {
        return number;
    }

    RelayObserver observer() {
        return observer;
    }

    /** Returns whether one end has gone: what the other one still sends has nowhere to go. */
    boolean isEnded() {
        return ended;
    }

    RelayedSide otherThan(RelayedSide side) {
        return side == client ? server : client;
    }

    RelayPath pathFrom(RelayedSide side) {
        return side == client ? toServer : toClient;
    }

    /** Connects to the server. The client is not read before that is done. */
    void connect(ClientTransport transport, Link link) {
        observer.connected(number, link.traits());
        attempt = transport.connect(this);
    }

    @Override
    public EventLoops eventLoops() {
        return relay.eventLoops();
    }

    @Override
    public LinkSettings settings() {
        return Relay.SETTINGS;
    }

    @Override
    public LinkHandler established(Link link) {
        server.link(link);
        // Not at once: a link has no handler before this method has returned.
        loop.execute(() -> {
            if (ended) {
                link.abort();
            } else {
                server.readOn();
                client.readOn();
            }
        });
        return server;
    }

    @Override
    public void failed(DarkriftException cause) {
        try {
            loop.execute(() -> {
                if (!ended) {
                    observer.refused(number, cause);
                    ended(
                            server,
                            new DisconnectInfo(Reason.NETWORK_ERROR, "the connection to the server failed", cause));
                    client.endWhenWritten(true);
                    finishIfOver();
                }
            });
        } catch (RejectedExecutionException e) {
            // The event loop ends, and closes the client.
        }
    }

    /** Ends both ends at once, and drops what is under way. On any thread. */
    void abort() {
        try {
            loop.execute(() -> {
                aborted = true;
                toServer.close();
                toClient.close();
                client.abort();
                server.abort();
                if (attempt != null) {
                    attempt.cancel();
                }
            });
        } catch (RejectedExecutionException e) {
            // The event loop ends, and closes all links.
        }
    }

    /** The link of one end has closed. */
    void closed(RelayedSide side, DisconnectInfo info) {
        RelayedSide other = otherThan(side);
        if (!ended) {
            ended(side, info);
            pathFrom(other).close();
            boolean orderly = info.reason() == Reason.PEER;
            if (aborted) {
                other.abort();
            } else if (!other.isClosed()) {
                pathFrom(side).whenEmpty(() -> other.endWhenWritten(orderly));
            }
        }
        finishIfOver();
    }

    private void ended(RelayedSide side, DisconnectInfo info) {
        ended = true;
        observer.ended(number, side.isServer(), info);
        if (attempt != null) {
            attempt.cancel();
        }
    }

    private void finishIfOver() {
        if (!finished && ended && client.isClosed() && server.isClosed()) {
            finished = true;
            toServer.close();
            toClient.close();
            memory.close();
            relay.ended(this);
        }
    }

    /** Counts what is under way. Where all connections together hold too much, the one that holds most is aborted. */
    void hold() {
        long bytes = (long) client.waitingBytes() + server.waitingBytes() + toServer.heldBytes() + toClient.heldBytes();
        if (!finished && !memory.hold(bytes)) {
            memory.relieve();
        }
    }
}
