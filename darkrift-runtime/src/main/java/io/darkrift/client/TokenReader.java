package io.darkrift.client;

import io.darkrift.connection.HandshakeException;
import io.darkrift.transport.Token;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;

/** Reads the token that a server sends first, hands what comes behind it on to the decoder, and goes. */
final class TokenReader extends ChannelInboundHandlerAdapter {
    private final ClientHandshake handshake;
    private final byte[] packet = new byte[Token.SIZE];
    private int received;

    TokenReader(ClientHandshake handshake) {
        this.handshake = handshake;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        handshake.opened((SocketChannel) ctx.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        int count = Math.min(in.readableBytes(), packet.length - received);
        in.readBytes(packet, received, count);
        received += count;
        if (received < packet.length) {
            in.release();
            return;
        }
        ctx.fireChannelRead(in);
        ctx.pipeline().remove(this);
        handshake.accept((SocketChannel) ctx.channel(), Token.read(packet, 0));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        handshake.fail(new HandshakeException(
                "the server closed the connection before it sent its token: is "
                        + ConnectFailures.text(handshake.tcpAddress()) + " a DarkRift server, and has it room?",
                null));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        handshake.fail(new HandshakeException(
                "the connection to " + ConnectFailures.text(handshake.tcpAddress())
                        + " broke before the server sent its token: " + cause.getMessage(),
                cause));
    }
}
