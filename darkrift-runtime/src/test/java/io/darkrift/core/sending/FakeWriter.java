package io.darkrift.core.sending;

import io.darkrift.testing.FakeLoop;
import io.darkrift.transport.LinkWriter;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A network that takes what a queue writes, at once or when the test opens it. */
final class FakeWriter implements LinkWriter {
    /** The batches that were written, in hexadecimal. */
    final List<String> batches = new ArrayList<>();

    private final FakeLoop loop;
    private IntConsumer written = bytes -> {};
    private int sharesFrom = Integer.MAX_VALUE;
    private int messagesATurn = Integer.MAX_VALUE;
    private boolean shut;
    private @Nullable Error failure;
    private int inFlight;

    FakeWriter(FakeLoop loop) {
        this.loop = loop;
    }

    void onWritten(IntConsumer handler) {
        written = handler;
    }

    void sharesFrom(int bytes) {
        sharesFrom = bytes;
    }

    /** Takes no more messages at a time, as a writer of datagrams does. */
    void messagesATurn(int count) {
        messagesATurn = count;
    }

    /** Takes one batch, and does not say that it has left. */
    void shut() {
        shut = true;
    }

    /** Throws an error instead of taking anything. */
    void failWith(Error error) {
        failure = error;
    }

    /** Says that what was taken has left, and takes on. */
    void open() {
        shut = false;
        report();
    }

    /** Says that what was taken has left, and takes one batch more. */
    void takeNext() {
        report();
    }

    @Override
    public FakeLoop executor() {
        return loop;
    }

    @Override
    public int write(byte[] bytes, int from, int to) {
        if (failure != null) {
            throw failure;
        }
        int end = from;
        for (int i = 0; i < messagesATurn && end < to; i++) {
            end += LENGTH_BYTES + io.darkrift.wire.support.BigEndian.getInt32(bytes, end);
        }
        take(HexFormat.of().formatHex(bytes, from, end), end - from);
        return end;
    }

    @Override
    public void write(ByteBuf messages) {
        byte[] bytes = new byte[messages.readableBytes()];
        messages.readBytes(bytes);
        messages.release();
        take(HexFormat.of().formatHex(bytes), bytes.length);
    }

    private void take(String hex, int size) {
        batches.add(hex);
        inFlight += size;
        if (!shut) {
            report();
        }
    }

    private void report() {
        int bytes = inFlight;
        inFlight = 0;
        written.accept(bytes);
    }

    @Override
    public int sharesFrom() {
        return sharesFrom;
    }
}
