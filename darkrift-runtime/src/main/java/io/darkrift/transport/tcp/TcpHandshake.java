package io.darkrift.transport.tcp;

import io.darkrift.DarkriftException;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.bichannel.socket.Sockets;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The handshake of a client with one address, from the opening of the TCP channel until there is a link. It is a handler of
 * the channel. All on the event loop of the attempt.
 */
public abstract class TcpHandshake extends ChannelInboundHandlerAdapter {
    private final TcpAttempt attempt;
    private final InetSocketAddress address;
    private long started;
    private long roundTrip = Long.MAX_VALUE;
    private @Nullable Channel tcp;
    private boolean ended;

    /**
     * A handshake that has not begun.
     *
     * @param attempt which this is a part of
     * @param address where the server is
     */
    protected TcpHandshake(TcpAttempt attempt, InetSocketAddress address) {
        this.attempt = attempt;
        this.address = address;
    }

    /** Puts the handlers into the pipeline, this one among them. */
    protected abstract void initialize(Channel channel);

    /** Returns what has not arrived within the time limit. The TCP channel is open. */
    protected abstract DarkriftException missing(Duration limit);

    /** Frees what was opened, except for the TCP channel. Called once or several times. */
    protected void free() {}

    /** Returns the attempt that this is a part of. */
    protected final TcpAttempt attempt() {
        return attempt;
    }

    /** Returns the settings of the client. */
    protected final LinkSettings settings() {
        return attempt.settings();
    }

    /** Returns where the server is. */
    protected final InetSocketAddress address() {
        return address;
    }

    /** Returns the TCP channel, or null before it is being opened. */
    protected final @Nullable Channel tcp() {
        return tcp;
    }

    /** Returns whether the handshake was given up. */
    protected final boolean hasEnded() {
        return ended;
    }

    /** Returns whether the TCP channel is open. */
    final boolean isConnected() {
        return roundTrip != Long.MAX_VALUE;
    }

    /** Returns an upper bound of the round-trip time in nanoseconds, once the TCP channel is open. */
    protected final long roundTrip() {
        return roundTrip;
    }

    /** The server has answered for the first time, which is another upper bound of the round-trip time. */
    protected final void heardFromServer() {
        roundTrip = Math.min(roundTrip, now() - started - roundTrip);
    }

    private long now() {
        return ((LinkExecutor) attempt.loop()).nanos();
    }

    /** Opens the TCP channel. */
    final void open() {
        started = now();
        ChannelFuture connecting = Sockets.tcpClient(attempt.loop(), attempt.kind())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        initialize(channel);
                    }
                })
                .connect(address);
        tcp = connecting.channel();
        connecting.addListener(done -> {
            if (ended) {
                connecting.channel().close();
            } else if (done.isSuccess()) {
                roundTrip = now() - started;
                attempt.connected(this);
            } else {
                fail(TcpErrors.refused(address, done.cause()));
            }
        });
    }

    /** Ends the attempt with this handshake, whose link is about to be made. Returns false if the attempt has ended. */
    protected final boolean win() {
        if (attempt.won(this)) {
            return true;
        }
        end();
        return false;
    }

    /** This address has failed. */
    protected final void fail(DarkriftException failure) {
        if (!ended) {
            end();
            attempt.failed(this, failure);
        }
    }

    /** This connection has failed by bad luck: the address may be tried again. */
    protected final void failByChance(DarkriftException failure) {
        if (!ended) {
            end();
            attempt.unlucky(this, failure);
        }
    }

    /** Gives up, and frees all that was opened. */
    final void end() {
        ended = true;
        if (tcp != null) {
            tcp.close();
        }
        free();
    }

    /** Returns why the time was not enough. */
    final DarkriftException timeout(Duration limit) {
        return isConnected() ? missing(limit) : TcpErrors.noAnswer(address, limit);
    }
}
