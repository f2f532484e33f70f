package io.darkrift.client;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.Disconnect.Reason;
import io.darkrift.connection.HandshakeException;
import io.darkrift.connection.TransportKind;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.FrameDecoder;
import io.darkrift.transport.Sockets;
import io.darkrift.transport.Token;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
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
final class ClientHandshake {
    private static final long RESEND_MILLIS = 200;

    private final ClientSettings settings;
    private final TransportKind kind;
    private final InetSocketAddress udpAddress;
    private final CompletableFuture<DarkriftClient> result;
    private final byte[] received = new byte[Token.SIZE];

    private @Nullable ClientConnection connection;
    private @Nullable Token token;
    private @Nullable Future<?> resending;
    private @Nullable Future<?> limit;
    private int receivedBytes;
    private boolean acknowledged;

    ClientHandshake(
            ClientSettings settings,
            TransportKind kind,
            InetSocketAddress udpAddress,
            CompletableFuture<DarkriftClient> result) {
        this.settings = settings;
        this.kind = kind;
        this.udpAddress = udpAddress;
        this.result = result;
    }

    /** Puts the handlers of the handshake into the TCP channel. */
    void prepare(SocketChannel tcp) {
        FrameDecoder decoder = new FrameDecoder(settings.connection().maxReceivedBytes());
        tcp.pipeline().addLast(new TokenReader(tcp, decoder), decoder);
    }

    /** Reads step 1, and hands what comes behind it on to the decoder. */
    private final class TokenReader extends ChannelInboundHandlerAdapter {
        private final SocketChannel tcp;
        private final FrameDecoder decoder;

        TokenReader(SocketChannel tcp, FrameDecoder decoder) {
            this.tcp = tcp;
            this.decoder = decoder;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            long millis = settings.connection().handshakeTimeout().toMillis();
            limit = ctx.executor().schedule(() -> timeOut(tcp), millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf in = (ByteBuf) message;
            int count = Math.min(in.readableBytes(), received.length - receivedBytes);
            in.readBytes(received, receivedBytes, count);
            receivedBytes += count;
            if (receivedBytes < received.length) {
                in.release();
                return;
            }
            ctx.fireChannelRead(in);
            ctx.pipeline().remove(this);
            accept(tcp, decoder, Token.read(received));
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            fail(
                    tcp,
                    new HandshakeException(
                            "the server closed the connection before it sent its token: is "
                                    + ConnectFailures.text(tcp.remoteAddress())
                                    + " a DarkRift server, and has it room?",
                            null));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            fail(tcp, new HandshakeException("the connection broke before the server sent its token", cause));
        }
    }

    private void accept(SocketChannel tcp, FrameDecoder decoder, Token first) {
        if (first.version() != Token.VERSION) {
            fail(
                    tcp,
                    new HandshakeException(
                            "the server speaks version " + first.version() + " of the handshake, and" + " version "
                                    + Token.VERSION + " was expected: is it a DarkRift 2.11 server?",
                            null));
            return;
        }
        token = first;
        Sockets.udp(tcp.eventLoop(), kind)
                .handler(new Datagrams())
                .connect(udpAddress)
                .addListener((io.netty.channel.ChannelFuture opened) -> {
                    if (opened.isSuccess()) {
                        start(tcp, decoder, new DatagramPort(opened.channel()));
                    } else {
                        fail(tcp, new HandshakeException("no UDP socket could be opened", opened.cause()));
                    }
                });
    }

    private void start(SocketChannel tcp, FrameDecoder decoder, DatagramPort port) {
        ClientConnection made = new ClientConnection(settings, tcp, decoder, port, this::configured);
        connection = made;
        made.closed().thenAccept(this::endedEarly);
        byte[] packet = (token == null ? new Token(0, 0) : token).packet();
        resending = tcp.eventLoop()
                .scheduleAtFixedRate(
                        () -> port.send(null, packet, 0, packet.length), 0, RESEND_MILLIS, TimeUnit.MILLISECONDS);
        made.start();
    }

    /** Step 4 has come. */
    private void configured() {
        stop();
        if (connection != null && !result.complete(connection)) {
            // The caller has given up meanwhile.
            connection.closeAsync();
        }
    }

    private void stop() {
        if (resending != null) {
            resending.cancel(false);
        }
        if (limit != null) {
            limit.cancel(false);
        }
    }

    private void timeOut(SocketChannel tcp) {
        String peer = ConnectFailures.text(tcp.remoteAddress());
        String missing = token == null
                ? peer + " accepted the connection, but sent no token: is it a DarkRift server?"
                : acknowledged
                        ? peer + " acknowledged, but gave no id: are its handlers of new clients stuck?"
                        : "no acknowledgement came over UDP from " + ConnectFailures.text(udpAddress)
                                + ": is the UDP port right, and open on the way?";
        fail(
                tcp,
                new ConnectTimeoutException(
                        "the handshake was not done within "
                                + settings.connection().handshakeTimeout() + ": " + missing,
                        null));
    }

    private void endedEarly(Disconnect disconnect) {
        stop();
        result.completeExceptionally(
                new HandshakeException("the connection ended during the handshake: " + disconnect, disconnect.cause()));
    }

    private void fail(SocketChannel tcp, DarkriftException failure) {
        stop();
        result.completeExceptionally(failure);
        if (connection != null) {
            connection.giveUp(Reason.TIMEOUT, "the handshake was not done in time");
        } else {
            tcp.close();
        }
    }

    /** What comes over UDP: first the acknowledgement, then messages. */
    private final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
            if (token != null && token.isAcknowledgement(datagram.content())) {
                acknowledged = true;
                if (resending != null) {
                    resending.cancel(false);
                }
            } else if (connection != null) {
                connection.datagram(datagram.content());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // "Port unreachable" and its like: the next attempt may arrive, and TCP tells when the server is gone.
        }
    }
}
