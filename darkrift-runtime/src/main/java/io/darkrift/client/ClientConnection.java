package io.darkrift.client;

import io.darkrift.connection.Disconnect;
import io.darkrift.connection.Disconnect.Reason;
import io.darkrift.connection.StrikeReason;
import io.darkrift.transport.BaseConnection;
import io.darkrift.transport.DarkriftpyAdvice;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.FrameDecoder;
import io.darkrift.transport.Frames;
import io.darkrift.transport.Token;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client's end of a connection. */
final class ClientConnection extends BaseConnection<DarkriftClient> implements DarkriftClient {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftClient.class);

    private final DatagramPort port;
    private final Consumer<? super Disconnect> onDisconnect;
    private final Runnable configured;
    private volatile int id = -1;

    /**
     * A connection that is not configured yet.
     *
     * @param configured told when the server has given the id
     */
    ClientConnection(
            ClientSettings settings,
            SocketChannel tcp,
            InetSocketAddress tcpAddress,
            FrameDecoder decoder,
            DatagramPort port,
            Runnable configured) {
        super(settings.connection(), tcp, tcpAddress, decoder, port, null, settings.handlers(), true);
        this.port = port;
        this.onDisconnect = settings.onDisconnect();
        this.configured = configured;
    }

    /** Takes in what the server sends. On the event loop. */
    void start() {
        watch();
        begin();
    }

    /** Shows the token over TCP, and does without UDP. */
    void presentOverTcp(Token token) {
        abandonUdp();
        sendCommand(Frames.presentToken(token));
    }

    /** The server is darkriftpy. */
    void talksToDarkriftpy() {
        advise(new DarkriftpyAdvice());
    }

    /** Gives the connection up. */
    void giveUp(Reason reason, String detail) {
        fail(reason, detail, null);
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
        if (tag != Frames.CONFIGURE) {
            LOG.debug("{} sent a command with tag {}, which is none for a client: ignored", this, tag);
            return true;
        }
        if (id >= 0) {
            LOG.debug("{} sent a second Configure command: ignored", this);
            return true;
        }
        try {
            id = payload.readUInt16();
        } catch (WireException e) {
            fail(Reason.ERROR, "the server's Configure command has no id", e);
            return true;
        }
        configured.run();
        return true;
    }

    @Override
    protected boolean misbehaved(StrikeReason reason, String detail) {
        boolean harmless = reason == StrikeReason.UNREADABLE_MESSAGE
                || reason == StrikeReason.WRONG_DIRECTION
                || reason == StrikeReason.UNIDENTIFIED_PING
                || reason == StrikeReason.OVER_BUDGET;
        if (harmless) {
            LOG.debug("{}: {}", this, detail);
        } else {
            fail(Reason.ERROR, "the server broke the protocol: " + detail, new WireException(detail, 0));
        }
        return harmless;
    }

    @Override
    protected void ended(Disconnect disconnect) {
        port.channel().close();
        if (id < 0) {
            return;
        }
        deliver(() -> {
            try {
                onDisconnect.accept(disconnect);
            } catch (Throwable e) {
                LOG.error("the handler of the disconnect failed for {}", this, e);
            }
        });
    }

    @Override
    public String toString() {
        return "connection " + id + " to " + remoteAddress();
    }
}
