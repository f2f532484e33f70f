package io.darkrift.server;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.message.MessageSerializer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The login of one client, from the moment when the client has its id: handles the message that it logs in with.
 *
 * @param <T> the type of the message
 * @param <C> what the application knows a client by
 */
final class LoginAttempt<T, C> implements Handlers.Handler<RemoteClient> {
    private final Logins<T, C> logins;
    private final ServerConnection client;
    private @Nullable Future<?> limit;
    private volatile @Nullable Session<C> session;
    private volatile @Nullable C context;
    private @Nullable LoginResult<C> otherwise;

    LoginAttempt(Logins<T, C> logins, ServerConnection client, @Nullable Session<C> session) {
        this.logins = logins;
        this.client = client;
        this.session = session;
    }

    /** Returns what the application knows the client by, where that outlives the connection; or null. On any thread. */
    @Nullable Session<C> session() {
        return session;
    }

    /** On the event loop. */
    void begin() {
        limit = client.schedule(
                () -> timeOut("no login was accepted within loginTimeout = " + logins.timeout()), logins.timeout());
    }

    /** On any thread. */
    void timeOut(String detail) {
        if (context == null) {
            endWith(DisconnectInfo.of(Reason.LOGIN_TIMEOUT, detail), logins.farewell());
        }
    }

    private void endWith(DisconnectInfo info, @Nullable Object farewell) {
        try {
            client.end(info, farewell);
        } catch (Throwable e) {
            client.handlerFailed("login: its farewell", e);
            client.end(info, null);
        }
    }

    /** The login was accepted, or the client has left. On the event loop. */
    void end() {
        logins.forget(this);
        if (limit != null) {
            limit.cancel(false);
            limit = null;
        }
    }

    /** Returns whether the login was accepted. On any thread. */
    boolean isAccepted() {
        return context != null;
    }

    @Override
    public MessageSerializer<?> serializer() {
        return logins.serializer();
    }

    @Override
    @SuppressWarnings("unchecked") // The serializer has made it.
    public void handle(RemoteClient known, Object message) {
        logins.decide(this);
        CompletionStage<LoginResult<C>> decision;
        try {
            decision = Objects.requireNonNull(logins.handler().login(known, (T) message), "the decision on a login");
        } catch (Throwable e) {
            failed(e);
            return;
        }
        if (decision instanceof CompletableFuture<LoginResult<C>> future && future.isDone()) {
            future.whenComplete(this::decided);
        } else {
            decision.whenComplete((result, failure) -> client.handleLater(() -> decided(result, failure)));
        }
    }

    /** Handles the decision on a login, where handlers run. */
    private void decided(@Nullable LoginResult<C> result, @Nullable Throwable failure) {
        if (result == null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            failed(cause == null ? new NullPointerException("the decision on a login is null") : cause);
        } else if (result.token() != null) {
            otherwise = result.otherwise();
            if (logins.sessions() == null) {
                failed(new IllegalStateException(
                        "a session can't be resumed without resume(...) of the login's builder"));
            } else if (logins.sessions().claim(result.token(), this) == null) {
                decided(otherwise, null);
            }
        } else if (result.context() != null) {
            accept(result.context());
        } else {
            reject(result);
        }
    }

    private void accept(C accepted) {
        if (!client.isOpen()) {
            return;
        }
        Session<C> own = session;
        if (own == null) {
            client.attach(accepted);
        } else {
            own.attach(accepted);
            client.keepForSession();
            try {
                client.send(own.accept(accepted));
                own.begin(accepted);
            } catch (Throwable e) {
                failed(e);
                return;
            }
        }
        context = accepted;
        try {
            logins.onLogin(accepted);
        } catch (Throwable e) {
            client.handlerFailed("onLogin", e);
        }
        client.loggedIn();
    }

    /** A session is free for this client, or has ended. On any thread. */
    void resumeLater(Session<C> resumed) {
        client.handleLater(() -> {
            boolean goesOn;
            try {
                client.keepForSession();
                goesOn = resumed.resume(this, client);
            } catch (Throwable e) {
                failed(e);
                return;
            }
            if (goesOn) {
                context = resumed.context();
                client.loggedIn();
            } else if (client.isOpen()) {
                decided(otherwise, null);
            }
        });
    }

    /** The client is that of an earlier session. */
    void adopt(Session<C> resumed) {
        session = resumed;
    }

    private void reject(LoginResult<C> result) {
        endWith(DisconnectInfo.of(Reason.REJECTED, result.detail()), result.farewell());
    }

    private void failed(Throwable cause) {
        client.handlerFailed("login", cause);
        client.end(new DisconnectInfo(Reason.INTERNAL_ERROR, "the handler of the login failed: " + cause, cause), null);
    }

    /** The client has left: its last handler, if it had logged in. Where handlers run. */
    void runOnDisconnect(DisconnectInfo info) throws Exception {
        C known = context;
        Session<C> own = session;
        if (known != null && own != null) {
            own.connectionLost(client, info, known);
        } else if (known != null) {
            logins.onDisconnect(known, info);
        }
    }
}
