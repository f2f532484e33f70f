package io.darkrift.benchmarks.load.peer.jdk;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One end of a connection. Knows M1 alone. */
final class SpinningPeer implements Peer {
    private static final int BODY_BYTES = 7;
    private static final int FRAME_BYTES = 4 + BODY_BYTES;
    private static final byte FLAGS = 0;
    private static final short TAG = 1;

    private final SocketChannel socket;
    private final Receiver receiver;
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private final ByteBuffer out = ByteBuffer.allocateDirect(FRAME_BYTES);

    SpinningPeer(SocketChannel socket, Receiver receiver) {
        this.socket = socket;
        this.receiver = receiver;
    }

    /** Reads what has arrived. Returns false if the connection has ended. */
    boolean read() throws IOException {
        int count = socket.read(in);
        if (count > 0) {
            in.flip();
            while (in.remaining() >= FRAME_BYTES) {
                receiver.receive(this, new Choice(in.getInt(in.position() + FRAME_BYTES - Integer.BYTES)));
                in.position(in.position() + FRAME_BYTES);
            }
            in.compact();
        }
        return count >= 0;
    }

    @Override
    public void answer(Object message) {
        send(message);
    }

    @Override
    public void send(Object message) {
        out.clear();
        out.putInt(BODY_BYTES).put(FLAGS).putShort(TAG).putInt(((Choice) message).item());
        out.flip();
        try {
            while (out.hasRemaining()) {
                socket.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
