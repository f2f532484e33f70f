package io.darkrift.server;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.Disconnect.Reason;
import io.darkrift.connection.StrikeReason;
import io.darkrift.transport.BaseConnection;
import io.darkrift.transport.DarkriftpyAdvice;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.Frames;
import io.darkrift.transport.Token;
import io.darkrift.wire.DarkriftReader;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's end of a connection. */
final class ServerConnection extends BaseConnection<RemoteClient> implements RemoteClient, TokenTable.Holder {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    private final ServerSettings settings;
    private final Admission admission;
    private final long tokenValue;
    private final byte tokenVersion;
    private volatile int id = -1;
    private volatile int strikes;

    ServerConnection(
            ServerSettings settings,
            PendingClient claimed,
            @Nullable DatagramPort port,
            @Nullable InetSocketAddress udpAddress) {
        super(
                settings.connection(),
                claimed.tcp(),
                claimed.address(),
                claimed.decoder(),
                port,
                ofTheSameHost(udpAddress, claimed.address()),
                settings.handlers(),
                settings.conversation() != null);
        this.settings = settings;
        this.admission = claimed.admission();
        this.tokenValue = claimed.token().value();
        this.tokenVersion = (byte) claimed.token().version();
    }

    /** A datagram brings an address object of its own for a host that is known: one is enough for each client. */
    private static @Nullable InetSocketAddress ofTheSameHost(
            @Nullable InetSocketAddress address, InetSocketAddress known) {
        return address != null && address.getAddress().equals(known.getAddress())
                ? new InetSocketAddress(known.getAddress(), address.getPort())
                : address;
    }

    /** The client is darkriftpy. */
    void talksToDarkriftpy(DarkriftpyAdvice darkriftpy) {
        advise(darkriftpy);
    }

    /** The client uses TCP alone. */
    void doWithoutUdp() {
        abandonUdp();
    }

    @Override
    public long tokenValue() {
        return tokenValue;
    }

    @Override
    public boolean hasToken(Token shown) {
        return tokenValue == shown.value() && tokenVersion == (byte) shown.version();
    }

    /**
     * Gives the client its id, once the handlers of new clients have run: the client sends nothing before it has the
     * id, so a handler that is attached there misses nothing. What they send goes out behind the id. On the event loop.
     */
    void start() {
        String refusal = admission.clients().add(this);
        if (refusal != null) {
            fail(Reason.ERROR, refusal, null);
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
    public Optional<InetSocketAddress> remoteUdpAddress() {
        return isWithoutUdp() ? Optional.empty() : Optional.ofNullable(recipient());
    }

    /** Where datagrams of the client are believed, or null. On any thread. */
    @Nullable InetSocketAddress knownAs() {
        return recipient();
    }

    /**
     * The client has shown its token from another address.
     *
     * @return the address that it had until now, or null if it does not use UDP
     */
    @Nullable InetSocketAddress moveTo(InetSocketAddress address) {
        InetSocketAddress earlier = recipient();
        if (isWithoutUdp() || earlier == null) {
            return null;
        }
        LOG.debug("{} has moved from {} to {} over UDP", this, earlier, address);
        redirect(ofTheSameHost(address, remoteAddress()));
        return earlier;
    }

    @Override
    protected RemoteClient self() {
        return this;
    }

    @Override
    protected boolean command(int tag, DarkriftReader payload) {
        if (tag == Frames.PRESENT_TOKEN
                && payload.remaining() == Token.SIZE
                && hasToken(Token.read(payload.readRemaining(), 0))) {
            // The client was admitted over UDP, but has not heard of it, and uses TCP alone.
            abandonUdp();
            return true;
        }
        return false;
    }

    @Override
    protected boolean misbehaved(StrikeReason reason, String detail) {
        return strike(new Strike(reason, reason.weight(), detail));
    }

    @Override
    public void strike(String detail, int weight) {
        if (weight < 1) {
            throw new IllegalArgumentException("weight is " + weight + ": a strike weighs at least 1");
        }
        onEventLoop(() -> strike(new Strike(StrikeReason.REQUESTED, weight, detail)));
    }

    /** Returns false if that was one too many. On the event loop. */
    private boolean strike(Strike strike) {
        int weight = strike.weight();
        try {
            weight = settings.onStrike().weigh(this, strike);
        } catch (Throwable e) {
            LOG.error("the handler of strikes failed for {}: the strike counts", this, e);
        }
        strikes = (int) Math.min(Integer.MAX_VALUE, strikes + (long) Math.max(0, weight));
        LOG.debug("{} got a strike of weight {} for {}, and has {} now", this, weight, strike, strikes);
        if (strikes < settings.limits().maxStrikes()) {
            return true;
        }
        fail(
                Reason.ERROR,
                "struck out with " + strikes + " of " + settings.limits().maxStrikes() + ": " + strike.detail(),
                null);
        return false;
    }

    @Override
    public int strikes() {
        return strikes;
    }

    @Override
    protected void overflowed() {
        if (settings.limits().disconnectSlowConsumers()) {
            fail(Reason.ERROR, "it reads too slowly: more than the high-water mark waits to be sent", null);
        }
    }

    @Override
    protected void ended(Disconnect disconnect) {
        admission.forget(this);
        if (id < 0) {
            return;
        }
        admission.clients().remove(id, this);
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
