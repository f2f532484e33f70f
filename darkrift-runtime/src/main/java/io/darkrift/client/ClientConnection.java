package io.darkrift.client;

import io.darkrift.DarkriftException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.HandshakeException;
import io.darkrift.connection.StrikeReason;
import io.darkrift.core.AbstractConnection;
import io.darkrift.core.flight.Flight;
import io.darkrift.core.sending.Frames;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Link;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import io.netty.util.NetUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client's end of a connection. */
final class ClientConnection extends AbstractConnection<DarkriftClient> implements DarkriftClient {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftClient.class);

    /** How much is kept of messages that arrive before the id: a C# server may send some. */
    private static final int MAX_EARLY_BYTES = 1 << 20;

    private static final int COMMAND_BITS = Frames.COMMAND;

    private record Early(byte[] message, SendMode mode) {}

    private final ClientSettings settings;
    private final CompletableFuture<DarkriftClient> result;
    private @Nullable List<Early> early = new ArrayList<>();
    private int earlyBytes;
    private volatile int id = -1;
    private volatile boolean outlived;

    /**
     * Creates a connection that has no id yet.
     *
     * @param result completed when the server has given the id, or the connection ends before
     */
    ClientConnection(ClientSettings settings, Link link, CompletableFuture<DarkriftClient> result) {
        super(settings.connection(), link, settings.handlers(), true);
        this.settings = settings;
        this.result = result;
    }

    /** Begins to read: the server sends the id. On the event loop. */
    void start() {
        beginReading();
    }

    /** The time for connecting has passed, or the caller has given up. On any thread. */
    void giveUp(String detail) {
        if (id < 0) {
            fail(DisconnectInfo.of(Reason.HANDSHAKE_FAILED, detail));
        }
    }

    /** Keeps what is not sent when the connection ends, for a client that connects again. */
    void keepForSession() {
        outlived = true;
        keepUnsent();
    }

    byte[] unsent() {
        return takeUnsent();
    }

    /** Handles what a {@link ReconnectingClient} has received, because the server does not send it again. */
    @Override
    public void abort() {
        if (outlived) {
            link().abort();
        } else {
            super.abort();
        }
    }

    boolean hasUnreliable() {
        return link().traits().unreliable();
    }

    void fail(String detail) {
        fail(DisconnectInfo.of(Reason.HANDSHAKE_FAILED, detail));
    }

    @Override
    protected void receive(byte[] bytes, int from, int to, SendMode mode) {
        if (mode == SendMode.UNRELIABLE && to - from > settings.connection().maxReceivedDatagramBytes()) {
            dropLargeDatagram(to - from);
            return;
        }
        List<Early> waiting = early;
        if (waiting == null || to > from && (bytes[from] & COMMAND_BITS) != 0) {
            super.receive(bytes, from, to, mode);
            return;
        }
        // Handlers must not run for a connection that may still fail.
        earlyBytes += to - from;
        if (earlyBytes > MAX_EARLY_BYTES) {
            fail(DisconnectInfo.of(
                    Reason.HANDSHAKE_FAILED,
                    "the server sent more than " + MAX_EARLY_BYTES + " bytes before it gave this client an id"));
        } else {
            waiting.add(new Early(Arrays.copyOfRange(bytes, from, to), mode));
        }
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    protected DarkriftClient self() {
        return this;
    }

    @Override
    protected boolean command(int tag, DarkriftReader payload) {
        if (tag != Frames.CONFIGURE || id >= 0) {
            LOG.debug("Ignored a command with tag {} from {}", tag, this);
            return true;
        }
        try {
            id = payload.readUInt16();
        } catch (WireException e) {
            fail(new DisconnectInfo(Reason.PROTOCOL_ERROR, "the server's Configure command has no id", e));
            return true;
        }
        Flight.connected(false, id, remoteAddress(), link().traits().transport());
        admit(this::ready);
        return true;
    }

    private void ready() {
        List<Early> waiting = early == null ? List.of() : early;
        early = null;
        if (!result.complete(this)) {
            // The caller has given up meanwhile.
            closeAsync();
            return;
        }
        for (Early each : waiting) {
            receiveGuarded(each.message(), 0, each.message().length, each.mode());
        }
    }

    @Override
    protected boolean misbehaved(StrikeReason reason, String detail) {
        boolean harmless = reason == StrikeReason.UNREADABLE_MESSAGE
                || reason == StrikeReason.WRONG_DIRECTION
                || reason == StrikeReason.UNIDENTIFIED_PING
                || reason == StrikeReason.RATE_LIMIT;
        if (harmless) {
            LOG.debug("{}: {}", this, detail);
        } else {
            fail(new DisconnectInfo(
                    Reason.PROTOCOL_ERROR, "the server broke the protocol: " + detail, new WireException(detail, 0)));
        }
        return harmless;
    }

    @Override
    protected void ended(DisconnectInfo info, boolean admitted) {
        if (admitted) {
            Flight.disconnected(false, id, remoteAddress(), info);
        } else {
            result.completeExceptionally(failure(info));
        }
    }

    private static DarkriftException failure(DisconnectInfo info) {
        return new HandshakeException(
                "the connection ended before the server gave this client an id: " + info, info.cause());
    }

    @Override
    protected void runOnDisconnect(DisconnectInfo info) throws Exception {
        if (settings.onDisconnect() != null) {
            settings.onDisconnect().handle(info);
        }
    }

    @Override
    public String toString() {
        return "connection " + id + " to " + NetUtil.toSocketAddressString(remoteAddress());
    }
}
