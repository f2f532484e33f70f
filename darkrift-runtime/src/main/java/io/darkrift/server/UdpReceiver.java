package io.darkrift.server;

import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.DatagramRelay;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one UDP socket of a listener. */
final class UdpReceiver extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    private final UdpClients clients;
    private final DatagramRelay relay = new DatagramRelay();
    private @Nullable DatagramPort port;

    UdpReceiver(UdpClients clients) {
        this.clients = clients;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        port = clients.ports().add(ctx.channel());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
        clients.receive(datagram, Objects.requireNonNull(port), relay);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        relay.turnEnds();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // Such as the news that some client's port is closed. The socket stays open.
        LOG.debug("the UDP socket {} reported", ctx.channel().localAddress(), cause);
    }
}
