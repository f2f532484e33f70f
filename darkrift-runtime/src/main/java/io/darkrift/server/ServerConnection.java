package io.darkrift.server;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.Disconnect.Reason;
import io.darkrift.message.SendMode;
import io.darkrift.transport.BaseConnection;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.Frames;
import io.darkrift.transport.Token;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The server's end of a connection. */
final class ServerConnection extends BaseConnection<RemoteClient> implements RemoteClient {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    private final ServerSettings settings;
    private final ClientTable clients;
    private final Token token;
    private final InetSocketAddress udpAddress;
    private volatile int id = -1;

    ServerConnection(
            ServerSettings settings,
            ClientTable clients,
            PendingClient claimed,
            DatagramPort port,
            InetSocketAddress udpAddress) {
        super(
                settings.connection(),
                claimed.tcp(),
                claimed.address(),
                claimed.decoder(),
                port,
                udpAddress,
                settings.handlers());
        this.settings = settings;
        this.clients = clients;
        this.token = claimed.token();
        this.udpAddress = udpAddress;
    }

    /** Tells whether the client has shown this token. On any thread. */
    boolean hasToken(Token shown) {
        return token.equals(shown);
    }

    /**
     * Gives the client its id, once the handlers of new clients have run: the client sends nothing before it has the
     * id, so a handler that is attached there misses nothing. What they send goes out behind the id. On the event loop.
     */
    void start() {
        if (!clients.add(this)) {
            boolean closing = clients.isClosed();
            String why = closing ? "the server is being closed" : "the server is full";
            LOG.atLevel(closing ? Level.DEBUG : Level.WARN)
                    .log("a client at {} was turned away: {}", remoteAddress(), why);
            fail(Reason.ERROR, why, null);
            watch();
            return;
        }
        cork();
        sendCommand(Frames.configure(id));
        deliver(() -> {
            connected();
            onEventLoop(() -> {
                begin();
                uncork();
                converse();
            });
        });
        // Behind the handlers of new clients, lest those of disconnects go first.
        watch();
    }

    /** Takes an id, before anybody can find the client by it. */
    void identify(int given) {
        id = given;
    }

    private void connected() {
        LOG.debug("{} has connected", this);
        try {
            settings.onConnect().accept(this);
        } catch (Throwable e) {
            LOG.error("the handler of new clients failed for {}", this, e);
        }
    }

    private void converse() {
        ServerSettings.Conversation conversation = settings.conversation();
        if (conversation == null) {
            return;
        }
        try {
            conversation.executor().execute(() -> serve(conversation.handler()));
        } catch (RejectedExecutionException e) {
            LOG.error("the executor of serve(...) takes no more clients: {} is disconnected", this, e);
            closeAsync();
        }
    }

    private void serve(ClientHandler handler) {
        try (this) {
            handler.serve(this);
        } catch (ConnectionClosedException e) {
            LOG.debug("{} went while it was served", this, e);
        } catch (Throwable e) {
            LOG.error("serving {} failed", this, e);
        }
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public InetSocketAddress remoteUdpAddress() {
        return udpAddress;
    }

    @Override
    protected RemoteClient self() {
        return this;
    }

    @Override
    protected boolean queues() {
        return settings.conversation() != null;
    }

    /** Sends frames that are shared with other clients. Returns false if they were not taken. */
    boolean sendShared(byte[] frames, SendMode mode) {
        return sendFrames(frames, mode);
    }

    @Override
    protected void command(int tag, DarkriftReader payload) {
        String detail = "a command came from a client, and only a server may send one";
        fail(Reason.ERROR, "the peer broke the protocol: " + detail, new WireException(detail, 0));
    }

    @Override
    protected void ended(Disconnect disconnect) {
        if (id < 0) {
            return;
        }
        clients.remove(id, this);
        LOG.debug("{} has disconnected: {}", this, disconnect);
        deliver(() -> {
            try {
                settings.onDisconnect().accept(this, disconnect);
            } catch (Throwable e) {
                LOG.error("the handler of disconnects failed for {}", this, e);
            }
        });
    }
}
