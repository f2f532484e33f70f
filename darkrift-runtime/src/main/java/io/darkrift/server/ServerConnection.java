package io.darkrift.server;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.StrikeReason;
import io.darkrift.core.AbstractConnection;
import io.darkrift.core.dispatch.SerialExecutor;
import io.darkrift.core.flight.Flight;
import io.darkrift.core.sending.Frames;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkTraits;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.wire.DarkriftReader;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's end of a connection. */
final class ServerConnection extends AbstractConnection<RemoteClient> implements Recipient {
    /** The id of a client that is refused with a farewell: one that is never given to a client that stays. */
    private static final int REFUSED_ID = 65_535;

    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    private final ServerSettings settings;
    private final ClientTable clients;
    private volatile int id = -1;
    private final long connectedAt = System.currentTimeMillis();
    private int strikes;
    private long strikesSince;
    private final Memberships memberships = new Memberships();
    private volatile @Nullable LoginAttempt<?, ?> login;

    ServerConnection(ServerSettings settings, ClientTable clients, Link link) {
        super(settings.connection(), link, settings.handlers(), settings.conversation() != null);
        this.settings = settings;
        this.clients = clients;
    }

    /**
     * Gives the client its id, once the handlers of new clients have run: the client sends nothing before it has the id, so
     * that a handler that is attached there misses no message. What they send goes out behind the id. On the event loop.
     */
    void start() {
        DisconnectInfo refusal = clients.add(this);
        if (refusal == null) {
            Logins<?, ?> logins = settings.logins();
            if (logins != null) {
                LoginAttempt<?, ?> attempt = logins.begin(this, settings);
                login = attempt;
                beginLogin(attempt);
            }
            admit(Frames.configure(id), this::connected, this::converse);
            return;
        }
        Object farewell =
                refusal.reason() == Reason.FULL ? settings.farewellWhenFull() : settings.farewellWhenClosing();
        try {
            refuse(refusal, farewell == null ? null : Frames.configure(REFUSED_ID), farewell);
        } catch (Throwable e) {
            LOG.error("The farewell of the server can't be sent to {}", this, e);
            end(refusal);
        }
    }

    /** Takes an id, before anybody can find the client by it. */
    void identify(int given) {
        id = given;
    }

    private void connected() {
        LOG.debug("Connected {}", this);
        long begin = System.nanoTime();
        boolean failed = false;
        if (settings.onConnect() != null) {
            try {
                settings.onConnect().handle(self());
            } catch (Throwable e) {
                failed = true;
                handlers().failed(self(), "onConnect", -1, e);
            }
        }
        observeConnected(System.nanoTime() - begin, failed);
        Flight.connected(true, id, remoteAddress(), link().traits().transport());
    }

    /** Returns whether the client has logged in, or need not. On any thread. */
    boolean isLoggedIn() {
        LoginAttempt<?, ?> attempt = login;
        return attempt == null ? settings.logins() == null : attempt.isAccepted();
    }

    /** Returns what the application knows the client by. On any thread. */
    Recipient known() {
        LoginAttempt<?, ?> attempt = login;
        Session<?> session = attempt == null ? null : attempt.session();
        return session == null ? this : session;
    }

    /** Keeps what is not sent when the connection ends, for the session. */
    void keepForSession() {
        keepUnsent();
    }

    byte[] unsent() {
        return takeUnsent();
    }

    void tapLater(Tap tap) {
        onEventLoop(() -> tap(tap));
    }

    boolean hasUnreliable() {
        return link().traits().unreliable();
    }

    /** Ends the link; what has arrived is handled before the end of the connection. On any thread. */
    void breakLink() {
        link().abort();
    }

    /** Returns whether the client has sent nothing over TCP since its login. */
    boolean receivedNothingButLogin() {
        return statistics().reliableReceived() <= 1;
    }

    /** The login was accepted. Where handlers run. */
    void loggedIn() {
        LOG.debug("Logged in {}", this);
        onEventLoop(() -> {
            Objects.requireNonNull(login).end();
            endLogin();
            converse();
        });
    }

    /** Ends the connection gracefully, with or without a last message. On any thread. */
    void end(DisconnectInfo info, @Nullable Object farewell) {
        endWith(info, farewell);
    }

    /** On the event loop. */
    ScheduledFuture<?> schedule(Runnable task, Duration delay) {
        return clock().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void handlerFailed(String handler, Throwable cause) {
        handlers().failed(self(), handler, -1, cause);
    }

    private void converse() {
        ServerSettings.Conversation conversation = settings.conversation();
        if (conversation != null && isLoggedIn()) {
            SerialExecutor.execute(
                    conversation.executor(),
                    link().executor(),
                    () -> serve(conversation.handler()),
                    cause -> notServed(cause));
        }
    }

    private void notServed(Throwable cause) {
        LOG.error(
                "Disconnected {}: the executor of serve(...) rejects it. Give the executor more threads", this, cause);
        end(new DisconnectInfo(Reason.EXECUTOR_REJECTED, "the executor of serve(...) rejects it: " + cause, cause));
    }

    private void serve(ClientHandler handler) {
        try {
            handler.serve(this);
        } catch (ConnectionClosedException e) {
            LOG.debug("{} left while it was served", this, e);
        } catch (Throwable e) {
            handlers().failed(this, "serve", -1, e);
        } finally {
            closeAsync();
        }
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public Optional<InetSocketAddress> remoteUdpAddress() {
        return Optional.ofNullable(link().traits().remoteUdpAddress());
    }

    @Override
    public LinkTraits traits() {
        return link().traits();
    }

    @Override
    public Instant connectedAt() {
        return Instant.ofEpochMilli(connectedAt);
    }

    @Override
    public void kick(String detail) {
        end(kicked(detail));
    }

    @Override
    public void kick(String detail, Object farewell) {
        Objects.requireNonNull(farewell, "farewell");
        endWith(kicked(detail), farewell);
    }

    private DisconnectInfo kicked(String detail) {
        Reason reason = isBeingAdmitted() || !isLoggedIn() ? Reason.REJECTED : Reason.KICKED;
        return DisconnectInfo.of(reason, Objects.requireNonNull(detail, "detail"));
    }

    /** The server is closing. */
    void serverCloses() {
        DisconnectInfo info = DisconnectInfo.of(Reason.SERVER_CLOSING, "the server is closing");
        try {
            endWith(info, settings.farewellWhenClosing());
        } catch (Throwable e) {
            LOG.error("The farewell of the server can't be sent to {}", this, e);
            end(info);
        }
    }

    /** Ends the connection if its event loop has ended, which reports nothing any more. On any thread. */
    void checkEventLoop() {
        if (link().executor() instanceof EventExecutor loop && loop.isTerminated()) {
            fail(DisconnectInfo.of(Reason.INTERNAL_ERROR, "the event loop of the connection has ended"));
        }
    }

    /** Ends the connection at once: the time limit of the server's close has passed. */
    void closeTookTooLong() {
        fail(DisconnectInfo.of(Reason.SERVER_CLOSING, "the server is closing"));
    }

    @Override
    public Memberships memberships() {
        return memberships;
    }

    @Override
    protected RemoteClient self() {
        return known();
    }

    @Override
    protected MemoryBudget inboundMemory() {
        return settings.inboundMemory();
    }

    @Override
    protected MemoryBudget outboundMemory() {
        return settings.outboundMemory();
    }

    @Override
    protected boolean command(int tag, DarkriftReader payload) {
        return false;
    }

    @Override
    protected boolean misbehaved(StrikeReason reason, String detail) {
        return strike(new Strike(reason, reason.weight(), detail));
    }

    @Override
    public void strike(String detail, int weight) {
        Objects.requireNonNull(detail, "detail");
        if (weight < 1) {
            throw new IllegalArgumentException("weight is " + weight + ": a strike weighs at least 1");
        }
        onEventLoop(() -> strike(new Strike(StrikeReason.REQUESTED, weight, detail)));
    }

    /** Returns false if that was one too many. On the event loop. */
    private boolean strike(Strike strike) {
        int weight = strike.weight();
        try {
            weight = settings.onStrike().weigh(self(), strike);
        } catch (Throwable e) {
            handlers().failed(self(), "onStrike", -1, e);
        }
        clients.countStrike(strike.reason());
        int total = addStrikes(Math.max(0, weight));
        Flight.strike(id, remoteAddress(), strike.reason(), weight, total, strike.detail());
        LOG.debug("Strike of weight {} for {} (now {}): {}", weight, this, total, strike);
        int limit = settings.limits().maxStrikes();
        if (total < limit) {
            return true;
        }
        String detail =
                "strikes weigh " + total + " of " + limit + " (maxStrikes): " + LogLimiter.quote(strike.detail());
        fail(DisconnectInfo.of(
                strike.reason() == StrikeReason.RATE_LIMIT ? Reason.RATE_LIMIT : Reason.STRUCK_OUT, detail));
        return false;
    }

    private synchronized int addStrikes(int weight) {
        long now = clock().nanos();
        if (decayed(now) == 0) {
            strikesSince = now;
        }
        strikes = (int) Math.min(Integer.MAX_VALUE, strikes + (long) weight);
        return strikes;
    }

    /** Returns what the strikes weigh at a time, and forgets what has decayed. Called with the lock held. */
    private int decayed(long now) {
        Duration decay = settings.limits().strikeDecay();
        if (decay != null && strikes > 0) {
            long points = (now - strikesSince) / decay.toNanos();
            strikesSince += points * decay.toNanos();
            strikes = (int) Math.max(0, strikes - points);
        }
        return strikes;
    }

    @Override
    public synchronized int strikes() {
        return decayed(clock().nanos());
    }

    @Override
    protected void ended(DisconnectInfo info, boolean admitted) {
        LoginAttempt<?, ?> attempt = login;
        if (attempt != null) {
            attempt.end();
        }
        if (id < 0) {
            return;
        }
        clients.remove(id, this, info);
        memberships.end(this);
        Flight.disconnected(true, id, remoteAddress(), info);
        LOG.debug("Disconnected {}: {}", this, info);
        if (!admitted) {
            // Disconnected by another thread between its entry into the table and its admission: it has no handlers.
            clients.forget(this);
        }
    }

    @Override
    protected void runOnDisconnect(DisconnectInfo info) throws Exception {
        LoginAttempt<?, ?> attempt = login;
        if (attempt != null) {
            try {
                attempt.runOnDisconnect(info);
            } catch (Throwable e) {
                handlerFailed("onDisconnect", e);
            }
        }
        try {
            if (settings.onDisconnect() != null) {
                settings.onDisconnect().handle(self(), info);
            }
        } finally {
            clients.forget(this);
        }
    }
}
