package io.darkrift.server;

import io.darkrift.connection.Dialect;
import io.darkrift.transport.Acknowledgements;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.DatagramRelay;
import io.darkrift.transport.Token;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes over the UDP socket of a listener: tokens that are shown, and the messages of clients, by address. */
final class UdpClients extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    private final Dialect dialect;
    private final Admission admission;
    private final ConcurrentHashMap<InetSocketAddress, ServerConnection> byAddress = new ConcurrentHashMap<>();
    private final LongAdder ignored = new LongAdder();
    private final DatagramRelay relay = new DatagramRelay();
    private @Nullable DatagramPort port;

    UdpClients(Dialect dialect, Admission admission) {
        this.dialect = dialect;
        this.admission = admission;
        admission.onGone(this::forget);
    }

    /** The port for datagrams that leave from a socket; always the same for the same socket. */
    synchronized DatagramPort port(Channel channel) {
        DatagramPort existing = port;
        if (existing == null || existing.channel() != channel) {
            existing = new DatagramPort(channel);
            port = existing;
        }
        return existing;
    }

    /** How many addresses are remembered. */
    int size() {
        return byAddress.size();
    }

    long ignored() {
        return ignored.sum();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
        ByteBuf in = datagram.content();
        ServerConnection client = byAddress.get(datagram.sender());
        if (in.readableBytes() == Token.SIZE && shown(ctx, Token.read(in), datagram.sender(), client)) {
            return;
        }
        if (client != null) {
            relay.give(client, in);
        } else {
            ignored.increment();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        relay.turnEnds();
    }

    /** Tells whether what may be a token is one. */
    private boolean shown(
            ChannelHandlerContext ctx, Token token, InetSocketAddress sender, @Nullable ServerConnection client) {
        if (client != null && client.hasToken(token)) {
            // The acknowledgement was lost on the way.
            acknowledge(ctx, token, sender);
            return true;
        }
        if (client != null && !admission.comesFrom(token, sender.getAddress())) {
            // Where another client is, only a neighbour of it can be: the sender may be forged.
            return false;
        }
        // A client that has gone unnoticed may have left its port to another.
        if (!admit(ctx, token, sender) && !move(token, sender)) {
            return false;
        }
        acknowledge(ctx, token, sender);
        return true;
    }

    private boolean admit(ChannelHandlerContext ctx, Token token, InetSocketAddress sender) {
        ServerConnection admitted = admission.admit(token, port(ctx.channel()), sender);
        if (admitted == null) {
            return false;
        }
        // Not the sender, which has an address of its own: one copy is enough for each client.
        byAddress.put(Objects.requireNonNull(admitted.knownAs()), admitted);
        forgetIfGone(admitted);
        return true;
    }

    /** A router on the way may have given a client another address. */
    private boolean move(Token token, InetSocketAddress sender) {
        ServerConnection moved = admission.find(token);
        InetSocketAddress earlier = moved == null ? null : moved.moveTo(sender);
        if (moved == null || earlier == null) {
            return false;
        }
        byAddress.put(sender, moved);
        // It is not believed there any more; and who moves again and again fills no table.
        if (!earlier.equals(sender)) {
            byAddress.remove(earlier, moved);
        }
        forgetIfGone(moved);
        return true;
    }

    /** A client that ended before it was put here was not found when it was to be forgotten. */
    private void forgetIfGone(ServerConnection client) {
        if (!client.isOpen()) {
            forget(client);
        }
    }

    private void forget(ServerConnection client) {
        InetSocketAddress address = client.knownAs();
        if (address != null) {
            byAddress.remove(address, client);
        }
    }

    private void acknowledge(ChannelHandlerContext ctx, Token token, InetSocketAddress sender) {
        byte[] acknowledgement = Acknowledgements.of(dialect, token);
        DatagramPort from = port(ctx.channel());
        if (acknowledgement.length == 0) {
            from.sendEmpty(sender);
        } else {
            from.send(sender, acknowledgement, 0, acknowledgement.length);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Such as the news that some client's port is closed. The socket stays open.
        LOG.debug("the UDP socket {} reported", ctx.channel().localAddress(), cause);
    }
}
