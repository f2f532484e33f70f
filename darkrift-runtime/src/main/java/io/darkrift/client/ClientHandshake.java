package io.darkrift.client;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.Dialect;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.Disconnect.Reason;
import io.darkrift.connection.HandshakeException;
import io.darkrift.connection.TransportKind;
import io.darkrift.transport.Acknowledgements;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.FrameDecoder;
import io.darkrift.transport.Sockets;
import io.darkrift.transport.Token;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The exchange at the start of a connection, as a client sees it:
 *
 * <pre>
 * 1. TCP, server: version and token
 * 2. UDP, client: the same bytes, again and again until 3 or 4 comes
 * 3. UDP, server: the acknowledgement
 * 4. TCP, server: the Configure command, with the id
 * </pre>
 *
 * <p>The connection is made when 4 has come: by then the server knows the client's UDP address, even where 3 was lost.
 * All on one event loop.
 */
class ClientHandshake {
    private static final long RESEND_MILLIS = 200;
    private static final long FALLBACK_MILLIS = 1_000;

    private final ClientSettings settings;
    private final TransportKind kind;
    private final InetSocketAddress tcpAddress;
    private final InetSocketAddress udpAddress;
    private final CompletableFuture<DarkriftClient> result;
    private final FrameDecoder decoder;

    private @Nullable SocketChannel tcp;
    private @Nullable ClientConnection connection;
    private @Nullable Token token;
    private @Nullable Future<?> resending;
    private @Nullable Future<?> fallback;
    private @Nullable Future<?> limit;
    private boolean acknowledged;

    ClientHandshake(
            ClientSettings settings,
            TransportKind kind,
            InetSocketAddress tcpAddress,
            InetSocketAddress udpAddress,
            CompletableFuture<DarkriftClient> result) {
        this.settings = settings;
        this.kind = kind;
        this.tcpAddress = tcpAddress;
        this.udpAddress = udpAddress;
        this.result = result;
        this.decoder = new FrameDecoder(settings.connection().maxReceivedBytes());
    }

    /** Puts the handlers of the handshake into the TCP channel. */
    void prepare(SocketChannel channel) {
        tcp = channel;
        channel.pipeline().addLast(new TokenReader(this), decoder);
    }

    /** The TCP channel is open. */
    void opened(SocketChannel channel) {
        long millis = settings.connection().handshakeTimeout().toMillis();
        limit = channel.eventLoop().schedule(this::timeOut, millis, TimeUnit.MILLISECONDS);
    }

    /** Step 1 has come. */
    void accept(SocketChannel channel, Token first) {
        if (!Acknowledgements.accepts(settings.dialect(), first.version())) {
            fail(HandshakeTexts.refusedVersion(tcpAddress, settings.dialect(), first.version()));
            return;
        }
        token = first;
        openUdp(channel.eventLoop(), new Datagrams()).addListener((ChannelFuture opened) -> {
            if (opened.isSuccess()) {
                start(channel, first, new DatagramPort(opened.channel()));
            } else {
                fail(new HandshakeException("no UDP socket could be opened", opened.cause()));
            }
        });
    }

    /** Opens the UDP socket. Tests have one in memory. */
    ChannelFuture openUdp(EventLoop eventLoop, ChannelInboundHandler handler) {
        return Sockets.udp(eventLoop, kind).handler(handler).connect(udpAddress);
    }

    private void start(SocketChannel channel, Token first, DatagramPort port) {
        if (result.isDone()) {
            port.channel().close();
            return;
        }
        ClientConnection made = new ClientConnection(settings, channel, tcpAddress, decoder, port, this::configured);
        connection = made;
        made.closed().thenAccept(this::endedEarly);
        byte[] packet = first.packet();
        Runnable show = () -> port.send(null, packet, 0, packet.length);
        resending = channel.eventLoop().scheduleAtFixedRate(show, 0, RESEND_MILLIS, TimeUnit.MILLISECONDS);
        if (settings.udpFallback()) {
            fallback = channel.eventLoop().schedule(() -> fallBack(first), FALLBACK_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (settings.udpRefresh() != null) {
            refresh(channel, made, show, settings.udpRefresh().toNanos());
        }
        made.start();
    }

    /** Shows the token again and again for as long as the connection lasts. */
    private static void refresh(SocketChannel channel, ClientConnection made, Runnable show, long nanos) {
        Future<?> refreshing = channel.eventLoop().scheduleAtFixedRate(show, nanos, nanos, TimeUnit.NANOSECONDS);
        made.closed().thenRun(() -> refreshing.cancel(false));
    }

    /** Goes on with TCP alone. */
    private void fallBack(Token shown) {
        if (connection != null && !acknowledged && connection.isOpen()) {
            connection.presentOverTcp(shown);
            if (resending != null) {
                resending.cancel(false);
            }
        }
    }

    /** What may be step 3 has come. Tells whether it is. */
    private boolean isAcknowledgement(ByteBuf datagram) {
        Dialect spoken = token == null ? null : Acknowledgements.dialectOf(datagram, token);
        if (spoken == null) {
            return false;
        }
        if (result.isDone()) {
            // It comes late, or opens a way through a router, and means nothing any more.
            return true;
        }
        if (settings.dialect() != Dialect.AUTO && settings.dialect() != spoken) {
            fail(HandshakeTexts.refusedAcknowledgement(udpAddress, settings.dialect(), spoken));
            return true;
        }
        acknowledged(spoken);
        return true;
    }

    private void acknowledged(Dialect spoken) {
        if (spoken == Dialect.EMPTY_ACK && !acknowledged && connection != null) {
            connection.talksToDarkriftpy();
        }
        acknowledged = true;
        if (fallback != null) {
            fallback.cancel(false);
        }
        // Where an empty datagram need not be an acknowledgement, step 2 goes on until step 4.
        boolean certain = spoken != Dialect.EMPTY_ACK || settings.dialect() == Dialect.EMPTY_ACK;
        if (certain && resending != null) {
            resending.cancel(false);
        }
    }

    /** Step 4 has come. */
    private void configured() {
        if (limit != null) {
            limit.cancel(false);
        }
        if (settings.dialect() == Dialect.EMPTY_ACK && !acknowledged && connection != null) {
            // Some transports don't show empty datagrams.
            acknowledged = true;
            connection.talksToDarkriftpy();
        }
        if (fallback == null || acknowledged) {
            stop();
        }
        // Or else UDP is still tried: it may get through from here to the server alone.
        if (connection != null && !result.complete(connection)) {
            // The caller has given up meanwhile.
            stop();
            connection.closeAsync();
        }
    }

    private void stop() {
        if (resending != null) {
            resending.cancel(false);
        }
        if (fallback != null) {
            fallback.cancel(false);
        }
        if (limit != null) {
            limit.cancel(false);
        }
    }

    private void timeOut() {
        String missing = HandshakeTexts.missing(tcpAddress, udpAddress, token != null, acknowledged);
        fail(new ConnectTimeoutException(
                "the handshake was not done within " + settings.connection().handshakeTimeout() + ": " + missing,
                null));
    }

    private void endedEarly(Disconnect disconnect) {
        stop();
        result.completeExceptionally(
                new HandshakeException("the connection ended during the handshake: " + disconnect, disconnect.cause()));
    }

    void fail(DarkriftException failure) {
        stop();
        result.completeExceptionally(failure);
        if (connection != null) {
            connection.giveUp(Reason.ERROR, "the handshake failed: " + failure.getMessage());
        } else if (tcp != null) {
            tcp.close();
        }
    }

    InetSocketAddress tcpAddress() {
        return tcpAddress;
    }

    /** What comes over UDP: first the acknowledgement, then messages. */
    private final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
            boolean handled = switch (datagram.content().readableBytes()) {
                // The sizes of acknowledgements.
                case 0, 1, 12 -> isAcknowledgement(datagram.content());
                default -> false;
            };
            if (!handled && connection != null) {
                connection.datagram(datagram.content());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // "Port unreachable" and its like: the next attempt may arrive, and TCP tells when the server is gone.
        }
    }
}
