package io.darkrift.transport.bichannel;

import io.darkrift.DarkriftException;
import io.darkrift.transport.bichannel.framing.Acknowledgements;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.bichannel.framing.LoopScratch;
import io.darkrift.transport.bichannel.framing.Token;
import io.darkrift.transport.bichannel.security.ClientSecurity;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.transport.bichannel.socket.Sockets;
import io.darkrift.transport.bichannel.socket.UdpSocket;
import io.darkrift.transport.tcp.TcpAttempt;
import io.darkrift.transport.tcp.TcpHandshake;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The exchange at the start of a connection to one address, as a client sees it:
 *
 * <pre>
 * 1. TCP, server: version and token
 * 2. UDP, client: the same bytes, again after a while until 3 or 4 arrives
 * 3. UDP, server: the acknowledgement
 * 4. TCP, server: anything, such as the Configure command
 * </pre>
 *
 * <p>The link is made when both directions of both channels are known to work: when 3 has arrived, or 4 and any
 * datagram. Where only 4 arrives, the token has reached the server, and what the server sends over UDP is lost: step 2 is
 * not repeated then, since a C# server would take it for a message. All on one event loop.
 */
final class ClientHandshake extends TcpHandshake {
    /** A datagram is not taken for lost before several round trips, and not before this. */
    static final long MIN_RESEND_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final int RESEND_ROUND_TRIPS = 4;

    /** How long the acknowledgement may take after step 4, which is sent later. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long FALLBACK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final BichannelDialer dialer;
    private final @Nullable ClientSecurity security;
    private final InetSocketAddress udpAddress;
    private final FrameDecoder decoder;
    private final byte[] received;

    private int count;
    private @Nullable Token token;
    private @Nullable LinkSecurity keys;
    private @Nullable UdpSocket socket;
    private @Nullable ClientLink link;
    private @Nullable Future<?> resending;
    private @Nullable Future<?> fallback;
    private @Nullable Future<?> grace;
    private boolean heard;
    private boolean answered;
    private boolean presented;
    private boolean unreachable;

    ClientHandshake(
            TcpAttempt attempt,
            InetSocketAddress tcpAddress,
            BichannelDialer dialer,
            @Nullable ClientSecurity security) {
        super(attempt, tcpAddress);
        this.dialer = dialer;
        this.security = security;
        this.received = new byte[security == null ? Token.SIZE : security.helloBytes()];
        this.udpAddress = new InetSocketAddress(tcpAddress.getAddress(), dialer.udpPort());
        this.decoder = new FrameDecoder(settings().maxReceivedBytes());
    }

    @Override
    protected void initialize(Channel channel) {
        if (security != null) {
            security.secure(channel, dialer.host(), address());
        }
        channel.pipeline().addLast(this, decoder);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (hasEnded()) {
            in.release();
            return;
        }
        boolean complete = count == received.length;
        if (!complete) {
            int size = Math.min(in.readableBytes(), received.length - count);
            in.readBytes(received, count, size);
            count += size;
        }
        boolean more = in.isReadable();
        if (more) {
            // The decoder keeps it for the link.
            ctx.fireChannelRead(in);
        } else {
            in.release();
        }
        if (!complete && count > 0) {
            judge();
        }
        if (more && !hasEnded()) {
            answered();
        }
    }

    /** Step 1 has arrived, or a part of it. */
    private void judge() {
        int version = received[0] & 0xFF;
        if (security != null && version != security.version()) {
            fail(security.refusedVersion(address(), version));
        } else if (security == null && !Acknowledgements.accepts(dialer.dialect(), version)) {
            fail(ConnectErrors.refusedVersion(address(), dialer.dialect(), version, received, count));
        } else if (count == received.length) {
            heardFromServer();
            if (acceptKeys()) {
                openUdp();
            }
        }
    }

    /** Takes the keys of a secured connection out of step 1. Returns false if that has failed. */
    private boolean acceptKeys() {
        Channel channel = tcp();
        if (security == null || channel == null) {
            return true;
        }
        try {
            keys = security.accept(channel, received.clone());
            return true;
        } catch (DarkriftException e) {
            fail(e);
            return false;
        } finally {
            Arrays.fill(received, Token.SIZE, received.length, (byte) 0);
        }
    }

    private void openUdp() {
        Token shown = Token.read(received, 0);
        Sockets.udp(attempt().loop(), attempt().kind())
                .handler(new Datagrams())
                .connect(udpAddress)
                .addListener((ChannelFuture opened) -> {
                    if (!opened.isSuccess()) {
                        fail(ConnectErrors.noUdpSocket(opened.cause()));
                    } else if (hasEnded()) {
                        opened.channel().close();
                    } else {
                        show(new UdpSocket(opened.channel()), shown);
                    }
                });
    }

    private void show(UdpSocket opened, Token first) {
        socket = opened;
        token = first;
        // A sealed datagram without a message takes the place of the token.
        byte[] packet = keys == null ? first.packet() : new byte[0];
        opened.send(null, packet, 0, packet.length, keys);
        if (answered) {
            answered();
            return;
        }
        resend(packet, resendDelay(roundTrip()));
        if (dialer.hasUdpFallback()) {
            fallback = after(Math.max(FALLBACK_NANOS, 2 * resendDelay(roundTrip())), this::present);
        }
    }

    /** Returns how long to wait for the acknowledgement before the token is sent again, for the first time. */
    static long resendDelay(long roundTripNanos) {
        return Math.max(MIN_RESEND_NANOS, RESEND_ROUND_TRIPS * roundTripNanos);
    }

    private void resend(byte[] packet, long delay) {
        resending = after(delay, () -> {
            if (socket != null) {
                socket.send(null, packet, 0, packet.length, keys);
            }
            resend(packet, 2 * delay);
        });
    }

    private Future<?> after(long nanos, Runnable task) {
        return attempt().loop().schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    /** Something has arrived over TCP behind the token: the server has it. */
    private void answered() {
        answered = true;
        cancel(resending);
        if (presented || heard) {
            establish();
        } else if (grace == null && socket != null) {
            grace = after(GRACE_NANOS + RESEND_ROUND_TRIPS * roundTrip(), this::giveUpWaiting);
        }
    }

    private void giveUpWaiting() {
        if (dialer.hasUdpFallback()) {
            present();
        } else {
            failByChance(ConnectErrors.oneWay(address(), udpAddress));
        }
    }

    /** Shows the token over TCP, and goes on without UDP. */
    private void present() {
        Channel channel = tcp();
        if (token == null || channel == null) {
            return;
        }
        presented = true;
        stop();
        channel.writeAndFlush(Unpooled.wrappedBuffer(token.presentation()), channel.voidPromise());
        if (answered) {
            establish();
        }
    }

    /** A datagram has arrived from the server before there is a link. */
    private void heard(ByteBuf datagram, Token shown) {
        Dialect spoken = Acknowledgements.dialectOf(datagram, shown);
        boolean refused = dialer.dialect() != Dialect.AUTO && spoken != dialer.dialect();
        if (refused && (spoken == Dialect.V0 || spoken == Dialect.V1)) {
            fail(ConnectErrors.refusedAcknowledgement(udpAddress, dialer.dialect(), spoken));
            return;
        }
        heard = true;
        // An empty datagram may also open a way through a router, before the server has the token.
        boolean certain = spoken != Dialect.DARKRIFTPY || dialer.dialect() == Dialect.DARKRIFTPY;
        if (certain || answered) {
            establish();
        }
        if (spoken == null && link != null) {
            link.datagram(datagram);
        }
    }

    /** An acknowledgement of darkriftpy proves nothing: see {@link #heard}. */
    private Dialect spoken(Token shown) {
        if (dialer.dialect() != Dialect.AUTO) {
            return dialer.dialect();
        }
        return shown.version() == 0 ? Dialect.V0 : Dialect.V1;
    }

    private void establish() {
        Channel channel = tcp();
        UdpSocket udp = socket;
        if (channel == null || udp == null || token == null) {
            return;
        }
        if (!channel.isActive()) {
            // What closed it is about to be reported.
            return;
        }
        stop();
        if (!win()) {
            return;
        }
        ClientLink made = new ClientLink(channel, decoder, address(), settings(), keys, spoken(token), udp, udpAddress);
        link = made;
        if (presented) {
            made.giveUpUdp();
        } else {
            // The acknowledgement may have been empty. From now on empty datagrams say nothing.
            Sockets.readWithoutEmpty(udp.channel(), attempt().kind());
        }
        if (!presented && dialer.udpTokenRefreshInterval() != null) {
            made.refresh(keys == null ? token.packet() : new byte[0], dialer.udpTokenRefreshInterval());
        }
        channel.pipeline().remove(this);
        made.establish(attempt()::established);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closed(null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        closed(cause);
    }

    private void closed(@Nullable Throwable cause) {
        if (hasEnded()) {
            return;
        }
        DarkriftException explained =
                security == null || count == received.length ? null : security.explain(address(), cause);
        fail(
                explained != null
                        ? explained
                        : count < received.length
                                ? ConnectErrors.endedBeforeToken(address(), received, count, cause)
                                : ConnectErrors.endedBeforeAcknowledgement(address(), udpAddress, unreachable, cause));
    }

    @Override
    protected void free() {
        stop();
        if (socket != null) {
            socket.close();
        }
        if (keys != null) {
            keys.ended();
        }
    }

    @Override
    protected DarkriftException missing(Duration limit) {
        if (answered && !presented) {
            return ConnectErrors.oneWay(address(), udpAddress);
        }
        return ConnectErrors.timeout(limit, address(), udpAddress, received, count, presented, unreachable);
    }

    private void stop() {
        cancel(resending);
        cancel(fallback);
        cancel(grace);
    }

    private static void cancel(@Nullable Future<?> scheduled) {
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    /** What arrives over UDP: first the acknowledgement, then messages. */
    private final class Datagrams extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
            ByteBuf content = datagram.content();
            Token shown = token;
            ClientLink made = link;
            if (keys != null) {
                unseal(content, keys, made);
                return;
            }
            if (made != null) {
                // An acknowledgement that arrives late or again means nothing.
                if (shown == null || Acknowledgements.dialectOf(content, shown) == null) {
                    made.datagram(content);
                }
            } else if (shown != null && !hasEnded() && !presented) {
                heard(content, shown);
            }
        }

        /** Unseals a datagram. One that is not authentic is dropped: its sender learns nothing. */
        private void unseal(ByteBuf content, LinkSecurity security, @Nullable ClientLink made) {
            LoopScratch scratch = LoopScratch.get();
            byte[] bytes = scratch.take(content.readableBytes());
            try {
                int result = security.unseal(content, bytes);
                if (result < 0) {
                    return;
                }
                int size = result & ~LinkSecurity.NEWEST;
                if (made == null && !hasEnded() && !presented) {
                    heard = true;
                    establish();
                }
                // Without a message it is the acknowledgement.
                if (link != null && size > 0) {
                    link.datagram(bytes, 0, size);
                }
            } finally {
                scratch.giveBack(bytes);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            if (link != null) {
                link.datagramsComplete();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // "Port unreachable" and its like: the next attempt may arrive, and TCP shows when the server is gone.
            unreachable |= cause instanceof PortUnreachableException;
            if (unreachable && dialer.hasUdpFallback() && link == null && !hasEnded() && !heard && !presented) {
                // The host says that nobody listens there: to wait would be no use.
                present();
            }
        }
    }
}
