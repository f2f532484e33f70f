package io.darkrift.benchmarks.load.peer.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;

/** Counts the bytes that many clients of one event loop receive, and answers with M1 whenever there are enough. */
public final class ByteCounter {
    private static final int TOKEN_BYTES = 9;
    private static final int CONFIGURE_BYTES = 9;
    private static final int HEADER_BYTES = 3;
    private static final int COMMAND = 0x80;
    private static final int PRESENT_TOKEN = 2;
    private static final int CHOICE_BYTES = 7;
    private static final int CHOICE = 1;

    private final long enough;
    private long received;

    /**
     * Nothing has arrived yet.
     *
     * @param enough so many bytes are answered
     */
    public ByteCounter(long enough) {
        this.enough = enough;
    }

    /**
     * Puts the handlers of a client into its channel.
     *
     * @param handshake whether the server is one of this library, and the client has to show its token
     * @return the initializer
     */
    public ChannelInitializer<Channel> initializer(boolean handshake) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (handshake) {
                    channel.pipeline().addLast(new Handshake());
                }
                channel.pipeline().addLast(new Counting());
            }
        };
    }

    /** Shows the token over TCP, and waits for the id. */
    private static final class Handshake extends ChannelInboundHandlerAdapter {
        private final ByteBuf received = Unpooled.buffer(TOKEN_BYTES + CONFIGURE_BYTES);

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf in = (ByteBuf) message;
            int before = received.writerIndex();
            received.writeBytes(in, Math.min(in.readableBytes(), received.writableBytes()));
            if (before < TOKEN_BYTES && received.writerIndex() >= TOKEN_BYTES) {
                ctx.writeAndFlush(token());
            }
            if (received.isWritable()) {
                in.release();
            } else {
                ctx.fireChannelRead(in);
                ctx.pipeline().remove(this);
            }
        }

        private ByteBuf token() {
            ByteBuf out = Unpooled.buffer();
            out.writeInt(HEADER_BYTES + TOKEN_BYTES);
            out.writeByte(COMMAND);
            out.writeShort(PRESENT_TOKEN);
            out.writeBytes(received, 0, TOKEN_BYTES);
            return out;
        }
    }

    private final class Counting extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf in) {
            received += in.readableBytes();
            if (received >= enough) {
                received -= enough;
                ByteBuf out = Unpooled.buffer();
                out.writeInt(CHOICE_BYTES);
                out.writeByte(0);
                out.writeShort(CHOICE);
                out.writeInt(0);
                ctx.writeAndFlush(out);
            }
        }
    }
}
