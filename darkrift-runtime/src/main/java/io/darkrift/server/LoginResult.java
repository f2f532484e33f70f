package io.darkrift.server;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a login: {@link #accept}, {@link #reject} or {@link #resume}. Immutable.
 *
 * @param <C> what the application knows a client by once it has logged in, such as a player
 */
public final class LoginResult<C> {
    private final @Nullable C context;
    private final String detail;
    private final @Nullable Object farewell;

    private final @Nullable String token;
    private final @Nullable LoginResult<C> otherwise;

    private LoginResult(
            @Nullable C context,
            String detail,
            @Nullable Object farewell,
            @Nullable String token,
            @Nullable LoginResult<C> otherwise) {
        this.context = context;
        this.detail = detail;
        this.farewell = farewell;
        this.token = token;
        this.otherwise = otherwise;
    }

    /**
     * Resumes a session that outlived its connection: {@link LoginBuilder#resume}. The client has the same context as
     * before. If the old connection has not ended yet, it is closed, and the session continues over the new one.
     *
     * @param <C> the type of the context
     * @param token the token that the client has sent
     * @param otherwise the decision if the token does not belong to a session that can be resumed: it is wrong, was
     *     used before, or has expired
     * @return the decision
     */
    public static <C> LoginResult<C> resume(String token, LoginResult<C> otherwise) {
        return new LoginResult<>(
                null, "", null, Objects.requireNonNull(token, "token"), Objects.requireNonNull(otherwise, "otherwise"));
    }

    /**
     * Accepts the login.
     *
     * @param <C> the type of the context
     * @param context the object that handlers receive in place of the client; it is also {@linkplain
     *     io.darkrift.connection.Connection#attach attached} to the client
     * @return the decision
     */
    public static <C> LoginResult<C> accept(C context) {
        return new LoginResult<>(Objects.requireNonNull(context, "context"), "", null, null, null);
    }

    /**
     * Rejects the login: the client is disconnected with {@link
     * io.darkrift.connection.DisconnectInfo.Reason#REJECTED}.
     *
     * @param <C> the type of the context
     * @param detail the reason, for the log and the {@code DisconnectInfo} of this side; it is not sent to the client
     * @return the decision
     */
    public static <C> LoginResult<C> reject(String detail) {
        return new LoginResult<>(null, Objects.requireNonNull(detail, "detail"), null, null, null);
    }

    /**
     * Rejects the login as {@link #reject(String)} does, and sends the client a last message.
     *
     * @param <C> the type of the context
     * @param detail the reason, for the log and the {@code DisconnectInfo} of this side; it is not sent to the client
     * @param farewell a record of the registry, a raw or an encoded message, such as the reason that the player sees
     * @return the decision
     */
    public static <C> LoginResult<C> reject(String detail, Object farewell) {
        return new LoginResult<>(
                null,
                Objects.requireNonNull(detail, "detail"),
                Objects.requireNonNull(farewell, "farewell"),
                null,
                null);
    }

    @Nullable C context() {
        return context;
    }

    String detail() {
        return detail;
    }

    @Nullable Object farewell() {
        return farewell;
    }

    @Nullable String token() {
        return token;
    }

    @Nullable LoginResult<C> otherwise() {
        return otherwise;
    }

    /** Returns the decision, without the token of a session. */
    @Override
    public String toString() {
        if (token != null) {
            return "resumed, or else " + otherwise;
        }
        return context != null ? "accepted " + context : "rejected: " + detail;
    }
}
