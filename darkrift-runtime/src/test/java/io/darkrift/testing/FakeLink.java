package io.darkrift.testing;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkTraits;
import io.darkrift.transport.LinkWriter;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A link without a peer: what is written is kept, and the test says what arrives. */
public final class FakeLink implements Link {
    private final FakeLoop loop;
    private final Writer reliable = new Writer(SendMode.RELIABLE);
    private final Writer unreliable = new Writer(SendMode.UNRELIABLE);
    private final List<String> written = new ArrayList<>();
    private LinkHandler handler;
    private int maxUnreliableBytes = 1_200;
    private boolean reading;
    private boolean ended;

    /** A link that is open, and paused. */
    public FakeLink(FakeLoop loop) {
        this.loop = loop;
    }

    /** Sets who is told what arrives. */
    public void handler(LinkHandler given) {
        handler = given;
    }

    /** Sets what the transport carries. */
    public void maxUnreliableBytes(int bytes) {
        maxUnreliableBytes = bytes;
    }

    /** A message arrives, without its length. */
    public void receive(String hex, SendMode mode) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        handler.onMessage(bytes, 0, bytes.length, mode);
        handler.onReadComplete();
    }

    /** The peer closes. */
    public void peerCloses() {
        end(DisconnectInfo.of(Reason.PEER, "the peer closed the connection"));
    }

    /** What was written over both ways, in hexadecimal, a batch at a time. */
    public List<String> written() {
        return written;
    }

    public boolean isReading() {
        return reading;
    }

    public boolean hasEnded() {
        return ended;
    }

    private void end(DisconnectInfo info) {
        if (!ended) {
            ended = true;
            loop.execute(() -> handler.onClosed(info));
        }
    }

    @Override
    public LinkTraits traits() {
        return new LinkTraits("fake", false, true, maxUnreliableBytes, new InetSocketAddress("127.0.0.1", 9), null);
    }

    @Override
    public FakeLoop executor() {
        return loop;
    }

    @Override
    public LinkWriter reliable() {
        return reliable;
    }

    @Override
    public LinkWriter unreliable() {
        return unreliable;
    }

    @Override
    public void pauseReading() {
        reading = false;
    }

    @Override
    public void resumeReading() {
        reading = true;
    }

    @Override
    public void close(Duration limit) {
        end(DisconnectInfo.of(Reason.LOCAL, "this side closed the connection"));
    }

    @Override
    public void abort() {
        end(DisconnectInfo.of(Reason.LOCAL, "this side aborted the connection"));
    }

    private final class Writer implements LinkWriter {
        private final SendMode mode;

        Writer(SendMode mode) {
            this.mode = mode;
        }

        @Override
        public FakeLoop executor() {
            return loop;
        }

        @Override
        public int write(byte[] bytes, int from, int to) {
            written.add(HexFormat.of().formatHex(bytes, from, to));
            handler.onWritten(mode, to - from);
            return to;
        }

        @Override
        public void write(ByteBuf messages) {
            byte[] bytes = new byte[messages.readableBytes()];
            messages.readBytes(bytes);
            messages.release();
            write(bytes, 0, bytes.length);
        }

        @Override
        public int sharesFrom() {
            return Integer.MAX_VALUE;
        }
    }
}
