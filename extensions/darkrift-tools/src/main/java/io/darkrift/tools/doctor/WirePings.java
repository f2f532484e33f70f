package io.darkrift.tools.doctor;

import io.darkrift.message.SendMode;
import io.darkrift.protocol.MessageHeader;
import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Pings over plain sockets. Those of the server are acknowledged, as every client does; other messages are ignored. */
final class WirePings implements PingCheck.Target {
    private static final int MAX_CODES = 1 << 16;

    private final Wire wire;
    private int largest;

    WirePings(Wire wire) {
        this.wire = wire;
    }

    @Override
    public int largestAcknowledgement() {
        return largest;
    }

    @Override
    public long ping(SendMode mode, int bytes, Deadline deadline) throws IOException {
        int code = ThreadLocalRandom.current().nextInt(MAX_CODES);
        byte[] ping = message(MessageHeader.PING, TAG, code, bytes);
        long begin = System.nanoTime();
        send(mode, ping);
        do {
            long arrived = System.nanoTime();
            if (isAcknowledged(mode, code)) {
                return arrived - begin;
            }
            if (wire.isEnded()) {
                throw new IOException("the server " + (wire.isBroken() ? "broke" : "closed") + " the connection");
            }
        } while (wire.await(deadline));
        return -1;
    }

    /** Looks at all that has arrived. */
    private boolean isAcknowledged(SendMode mode, int code) throws IOException {
        boolean found = false;
        for (byte[] message = wire.takeMessage(); message != null; message = wire.takeMessage()) {
            found |= takes(SendMode.RELIABLE, message, mode, code);
        }
        for (byte[] message = wire.takeDatagram(); message != null; message = wire.takeDatagram()) {
            found |= message.length >= LinkWriter.HEADER_BYTES && takes(SendMode.UNRELIABLE, message, mode, code);
        }
        return found;
    }

    private boolean takes(SendMode arrivedOver, byte[] message, SendMode mode, int code) throws IOException {
        MessageHeader header = MessageHeader.read(message, 0, message.length);
        if (header.kind() == MessageHeader.Kind.PING) {
            int asked = BigEndian.getUInt16(message, LinkWriter.HEADER_BYTES);
            send(
                    arrivedOver,
                    message(MessageHeader.ACKNOWLEDGEMENT, header.tag(), asked, LinkWriter.PING_HEADER_BYTES));
        } else if (header.kind() == MessageHeader.Kind.ACKNOWLEDGEMENT) {
            boolean asked = BigEndian.getUInt16(message, LinkWriter.HEADER_BYTES) == code && arrivedOver == mode;
            if (asked && mode == SendMode.UNRELIABLE) {
                largest = Math.max(largest, message.length);
            }
            return asked;
        }
        return false;
    }

    private void send(SendMode mode, byte[] message) throws IOException {
        if (mode == SendMode.UNRELIABLE) {
            wire.sendDatagram(message);
            return;
        }
        byte[] framed = new byte[LinkWriter.LENGTH_BYTES + message.length];
        BigEndian.putInt32(framed, 0, message.length);
        System.arraycopy(message, 0, framed, LinkWriter.LENGTH_BYTES, message.length);
        wire.send(framed);
    }

    private static byte[] message(int flags, int tag, int code, int bytes) {
        byte[] message = Arrays.copyOf(new byte[] {(byte) flags}, Math.max(LinkWriter.PING_HEADER_BYTES, bytes));
        BigEndian.putInt16(message, 1, tag);
        BigEndian.putInt16(message, LinkWriter.HEADER_BYTES, code);
        return message;
    }
}
