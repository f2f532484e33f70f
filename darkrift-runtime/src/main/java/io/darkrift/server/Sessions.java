package io.darkrift.server;

import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.EventHandler;
import io.darkrift.wire.support.BigEndian;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a server that outlive their connections. Safe for use by any thread.
 *
 * @param <C> what the application knows a client by
 */
final class Sessions<C> {
    private static final int SECRET_BYTES = 16;

    private final Settings<C> settings;
    private final ConnectionHandler<? super C, ? super DisconnectInfo> onDisconnect;
    private final RandomGenerator random;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, Session<C>> all = new ConcurrentHashMap<>();

    /** In the order in which they were suspended. Guarded by this. */
    private final Set<Session<C>> suspended = new LinkedHashSet<>();

    private boolean closed;

    /**
     * The settings of sessions.
     *
     * @param <C> what the application knows a client by
     * @param time how long a session outlives its connection
     * @param answer makes the message that tells a client its token
     * @param onSuspend the handler of sessions that have lost their connection, or null
     * @param onResume the handler of sessions that have another one, or null
     * @param maxSuspended how many may be suspended
     * @param maxWaitingBytes how many bytes may wait for each of them
     * @param acknowledgeTag the tag of acknowledgements, or -1 without
     */
    record Settings<C>(
            Duration time,
            BiFunction<? super C, ? super String, ?> answer,
            @Nullable ConnectionHandler<? super C, ? super DisconnectInfo> onSuspend,
            @Nullable EventHandler<? super C> onResume,
            int maxSuspended,
            int maxWaitingBytes,
            int acknowledgeTag) {}

    Sessions(
            Settings<C> settings,
            ConnectionHandler<? super C, ? super DisconnectInfo> onDisconnect,
            RandomGenerator random) {
        this.settings = settings;
        this.onDisconnect = onDisconnect;
        this.random = random;
    }

    ConnectionHandler<? super C, ? super DisconnectInfo> onDisconnect() {
        return onDisconnect;
    }

    Settings<C> settings() {
        return settings;
    }

    /** Makes the session of a client that has connected. It counts once the login is accepted. */
    Session<C> create(ServerConnection connection, ServerSettings server) {
        return new Session<>(this, server, connection, lastId.incrementAndGet());
    }

    byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Another server counts its sessions from 1, too: this number is different there. */
    long newStreamId() {
        return random.nextLong() | 1;
    }

    /** A token is the number of the session, which is not secret, and the secret: the number alone is looked up. */
    static String token(long id, byte[] secret) {
        byte[] bytes = new byte[Long.BYTES + secret.length];
        BigEndian.putInt64(bytes, 0, id);
        System.arraycopy(secret, 0, bytes, Long.BYTES, secret.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the sessions that last, with and without a connection. */
    Collection<Session<C>> all() {
        return all.values();
    }

    void accepted(Session<C> session) {
        all.put(session.sessionId(), session);
    }

    /** Returns the session that a client may resume with a token, for this client alone; or null. */
    @Nullable Session<C> claim(String token, LoginAttempt<?, C> attempt) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length != Long.BYTES + SECRET_BYTES) {
            return null;
        }
        Session<C> session = all.get(BigEndian.getInt64(bytes, 0));
        byte[] secret = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
        return session != null && session.claim(secret, attempt) ? session : null;
    }

    /** A session has lost its connection. Returns false if the server is closing. */
    boolean suspended(Session<C> session) {
        Session<C> evicted = null;
        synchronized (this) {
            if (closed) {
                return false;
            }
            if (suspended.size() >= settings.maxSuspended()) {
                Iterator<Session<C>> oldest = suspended.iterator();
                evicted = oldest.next();
                oldest.remove();
            }
            suspended.add(session);
        }
        if (evicted != null) {
            evicted.expire();
        }
        return true;
    }

    synchronized void resumed(Session<C> session) {
        suspended.remove(session);
    }

    void ended(Session<C> session) {
        all.remove(session.sessionId());
        resumed(session);
    }

    /** Returns the sessions that have no connection. */
    synchronized List<Session<C>> suspended() {
        return new ArrayList<>(suspended);
    }

    synchronized int suspendedCount() {
        return suspended.size();
    }

    /** Suspends no more sessions, and ends those that are. Returns futures of their ends. */
    List<CompletableFuture<DisconnectInfo>> close() {
        synchronized (this) {
            closed = true;
        }
        List<CompletableFuture<DisconnectInfo>> ends = new ArrayList<>();
        for (Session<C> session : suspended()) {
            session.endSuspended(DisconnectInfo.of(Reason.SERVER_CLOSING, "the server is closing"));
            ends.add(session.closed());
        }
        return ends;
    }
}
