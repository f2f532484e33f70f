package io.darkrift.transport.tcp;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says what went wrong on the way to an open TCP connection. */
public final class TcpErrors {
    private TcpErrors() {}

    /** Returns an address as a user would type it: no name before a slash, and IPv6 in brackets and short. */
    public static String text(InetSocketAddress address) {
        return NetUtil.toSocketAddressString(address);
    }

    static ConnectFailedException unknownHost(String host, @Nullable Exception cause) {
        return new ConnectFailedException(
                "the host " + host + " is unknown (" + (cause == null ? "" : cause.getMessage())
                        + "): is the name right?",
                cause);
    }

    static ConnectTimeoutException lookupTimeout(String host, Duration limit) {
        return new ConnectTimeoutException(
                "the name " + host + " was not resolved within " + limit + ": does the name server answer?", null);
    }

    static ConnectFailedException failed(InetSocketAddress address, Throwable cause) {
        return new ConnectFailedException("can't connect to " + text(address) + ": " + cause, cause);
    }

    /** Says that the TCP connection could not be opened. */
    static ConnectFailedException refused(InetSocketAddress address, Throwable cause) {
        // Netty's message repeats the address behind the reason.
        Throwable original = cause.getCause();
        String reason = reason(original == null ? cause : original);
        return new ConnectFailedException(
                "can't connect to " + text(address) + ": " + reason + ": is the server running?", cause);
    }

    /** Some exceptions of the system have no message, and Netty then puts the word null into its own. */
    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.startsWith("null") ? cause.getClass().getSimpleName() : message;
    }

    static ConnectTimeoutException noAnswer(InetSocketAddress address, Duration limit) {
        return new ConnectTimeoutException(
                "no answer from " + text(address) + " over TCP within " + limit
                        + ": is the address right, and the port open?",
                null);
    }

    /** Puts the failures of several addresses together: the one that got furthest, then the others. */
    static DarkriftException worst(DarkriftException earlier, DarkriftException later) {
        boolean earlierGotFurther =
                !(earlier instanceof ConnectFailedException) && later instanceof ConnectFailedException;
        DarkriftException kept = earlierGotFurther ? earlier : later;
        kept.addSuppressed(earlierGotFurther ? later : earlier);
        return kept;
    }
}
