package io.darkrift.client;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.HandshakeException;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong on the way to a connection into what a caller understands. */
final class ConnectFailures {
    private ConnectFailures() {}

    /** Why the TCP channel could not be opened. */
    static DarkriftException connecting(InetSocketAddress address, Throwable cause) {
        if (cause instanceof io.netty.channel.ConnectTimeoutException) {
            return new ConnectTimeoutException(
                    "no answer from " + text(address) + " over TCP: is the address right, and the port open?", cause);
        }
        return new ConnectFailedException(
                "can't connect to " + text(address) + ": " + reason(cause) + ": is the server running?", cause);
    }

    private static String reason(Throwable cause) {
        // Netty's message repeats the address behind the reason.
        String message = String.valueOf(cause.getMessage());
        Throwable original = cause.getCause();
        return original != null && original.getMessage() != null ? original.getMessage() : message;
    }

    /** An address as a user would type it: no name before a slash, and IPv6 in brackets and short. */
    static String text(InetSocketAddress address) {
        return NetUtil.toSocketAddressString(address);
    }

    /** The same failure, with the stack trace of the thread that waited for it. */
    static RuntimeException forCaller(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ConnectFailedException) {
            return new ConnectFailedException(String.valueOf(cause.getMessage()), cause);
        }
        if (cause instanceof ConnectTimeoutException) {
            return new ConnectTimeoutException(String.valueOf(cause.getMessage()), cause);
        }
        if (cause instanceof HandshakeException) {
            return new HandshakeException(String.valueOf(cause.getMessage()), cause);
        }
        return new DarkriftException("connecting failed: " + cause, cause);
    }
}
