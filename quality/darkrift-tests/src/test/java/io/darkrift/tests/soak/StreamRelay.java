package io.darkrift.tests.soak;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One direction of a TCP connection: passes on what comes, in pieces, late, and perhaps not to the end. */
final class StreamRelay extends ChannelInboundHandlerAdapter {
    /** How many bytes may be on the way until no more are read. */
    private static final int WINDOW = 1 << 16;

    private final Channel target;
    private final Faults faults;
    private final Random random;
    private final FaultyProxy.Cut cut;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int inFlight;

    StreamRelay(Channel target, Faults faults, Random random, FaultyProxy.Cut cut) {
        this.target = target;
        this.faults = faults;
        this.random = random;
        this.cut = cut;
    }

    Channel target() {
        return target;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            int passing = cut.pass(in.readableBytes());
            boolean isCut = passing < in.readableBytes();
            while (passing > 0) {
                int size = Math.min(passing, 1 + random.nextInt(faults.maxPiece()));
                byte[] piece = new byte[size];
                in.readBytes(piece);
                passOn(ctx.channel(), piece);
                passing -= size;
            }
            if (isCut) {
                cut(ctx.channel());
            }
        } finally {
            in.release();
        }
    }

    private void passOn(Channel source, byte[] piece) {
        int size = piece.length;
        inFlight += size;
        if (inFlight > WINDOW) {
            source.config().setAutoRead(false);
        }
        later(() -> target.writeAndFlush(Unpooled.wrappedBuffer(piece)).addListener(done -> {
            inFlight -= size;
            if (inFlight <= WINDOW / 2) {
                source.config().setAutoRead(true);
            }
        }));
    }

    /** Runs something some time later, but after what has been put off already. */
    private void later(Runnable task) {
        waiting.add(task);
        target.eventLoop()
                .schedule(() -> waiting.remove().run(), random.nextInt(faults.maxDelayMillis()), TimeUnit.MILLISECONDS);
    }

    /** The connection breaks off: quietly, or with a reset. */
    private void cut(Channel source) {
        cut.happened();
        boolean reset = random.nextBoolean();
        later(() -> {
            close(source, reset);
            close(target, reset);
        });
    }

    private static void close(Channel channel, boolean reset) {
        if (reset && channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        later(target::close);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
