package io.darkrift.server;

import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.EventHandler;
import io.darkrift.message.MessageSerializer;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The logins of a server: how they are decided on, and those that are not decided yet. Safe for use by any thread.
 *
 * @param <T> the type of the message that clients log in with
 * @param <C> what the application knows a client by
 */
final class Logins<T, C> {
    private final MessageSerializer<T> serializer;
    private final AsyncLoginHandler<T, C> handler;
    private final @Nullable EventHandler<? super C> onLogin;
    private final @Nullable ConnectionHandler<? super C, ? super DisconnectInfo> onDisconnect;
    private final Duration timeout;
    private final int maxPending;
    private final @Nullable Object farewell;
    private final @Nullable Sessions<C> sessions;

    // Guarded by this, each in the order of arrival.
    private final Set<LoginAttempt<T, C>> silent = new LinkedHashSet<>();
    private final Set<LoginAttempt<T, C>> deciding = new LinkedHashSet<>();
    private long evictions;

    Logins(
            MessageSerializer<T> serializer,
            AsyncLoginHandler<T, C> handler,
            @Nullable EventHandler<? super C> onLogin,
            @Nullable ConnectionHandler<? super C, ? super DisconnectInfo> onDisconnect,
            Duration timeout,
            int maxPending,
            @Nullable Object farewell,
            Sessions.@Nullable Settings<C> resume,
            RandomGenerator random) {
        this.serializer = serializer;
        this.handler = handler;
        this.onLogin = onLogin;
        this.onDisconnect = onDisconnect;
        this.timeout = timeout;
        this.maxPending = maxPending;
        this.farewell = farewell;
        this.sessions = resume == null ? null : new Sessions<>(resume, this::onDisconnect, random);
    }

    /** Returns the sessions that outlive their connections, or null. */
    @Nullable Sessions<C> sessions() {
        return sessions;
    }

    MessageSerializer<T> serializer() {
        return serializer;
    }

    AsyncLoginHandler<T, C> handler() {
        return handler;
    }

    /** Returns the last message of clients that did not log in in time, or null. */
    @Nullable Object farewell() {
        return farewell;
    }

    Duration timeout() {
        return timeout;
    }

    /** Begins to wait for the login of a client. Where too many wait, the one that has been silent longest has to go. */
    LoginAttempt<T, C> begin(ServerConnection client, ServerSettings settings) {
        Session<C> session = sessions == null ? null : sessions.create(client, settings);
        LoginAttempt<T, C> attempt = new LoginAttempt<>(this, client, session);
        LoginAttempt<T, C> evicted;
        synchronized (this) {
            evicted = silent.size() + deciding.size() >= maxPending ? takeOldest() : null;
            silent.add(attempt);
        }
        attempt.begin();
        if (evicted != null) {
            evicted.timeOut(
                    "others wait to log in, maxPendingLogins = " + maxPending + ", and this client connected first");
        }
        return attempt;
    }

    private LoginAttempt<T, C> takeOldest() {
        Iterator<LoginAttempt<T, C>> from = (silent.isEmpty() ? deciding : silent).iterator();
        LoginAttempt<T, C> oldest = from.next();
        from.remove();
        evictions++;
        return oldest;
    }

    /** A client has sent its login. */
    synchronized void decide(LoginAttempt<T, C> attempt) {
        if (silent.remove(attempt)) {
            deciding.add(attempt);
        }
    }

    /** The login of a client was accepted, or the client has left. */
    synchronized void forget(LoginAttempt<T, C> attempt) {
        silent.remove(attempt);
        deciding.remove(attempt);
    }

    /** Returns how many clients have not logged in yet. */
    synchronized int pending() {
        return silent.size() + deciding.size();
    }

    /** Returns how many clients had to make room for others. */
    synchronized long evictions() {
        return evictions;
    }

    void onLogin(C context) throws Exception {
        if (onLogin != null) {
            onLogin.handle(context);
        }
    }

    void onDisconnect(C context, DisconnectInfo info) throws Exception {
        if (onDisconnect != null) {
            onDisconnect.handle(context, info);
        }
    }
}
