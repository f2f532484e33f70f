package io.darkrift.tools.capture.pcap;

import io.darkrift.tools.options.CommandFailedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads packets from a file in the classic pcap format, in either byte order and with microseconds or nanoseconds, or in
 * pcapng:
 *
 * <pre>
 * pcap:   +----------+-------------+-------------+-----------+-------------+---------------+
 *         | magic 4  | version 4   | 8 unused    | snaplen 4 | link type 4 | packets ...   |
 *         +----------+-------------+-------------+-----------+-------------+---------------+
 * packet: | seconds 4 | fraction 4 | captured 4  | length 4  | bytes ...
 *
 * pcapng: blocks of | type 4 | length 4 | body | length 4 |, padded to 4 bytes
 * </pre>
 */
final class PacketFile implements Closeable {
    static final int MAGIC_MICROS = 0xA1B2C3D4;
    static final int MAGIC_NANOS = 0xA1B23C4D;
    private static final int PCAPNG = 0x0A0D0D0A;
    private static final int PCAPNG_ORDER = 0x1A2B3C4D;
    private static final int INTERFACE_BLOCK = 1;
    private static final int SIMPLE_PACKET_BLOCK = 3;
    private static final int ENHANCED_PACKET_BLOCK = 6;
    private static final int OPTION_TIME_RESOLUTION = 9;
    private static final int OPTION_TIME_OFFSET = 14;
    private static final int NANOS = 1_000_000_000;

    /** Larger than any packet, and than what capture programs write in one block. */
    private static final int MAX_BLOCK = 16 * 1024 * 1024;

    private static final int MAX_INTERFACES = 10_000;

    /** Thrown at the end of a file within a packet. */
    private static final class CutException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * Where packets of a pcapng file come from.
     *
     * @param linkType the format of its packets
     * @param snapLength how much is captured of a packet, 0 for all of it
     * @param unitsPerSecond the resolution of its times
     * @param offsetSeconds what its times count from
     */
    private record Interface(int linkType, int snapLength, double unitsPerSecond, long offsetSeconds) {}

    private final String file;
    private final InputStream in;
    private final boolean isPcapng;
    private final List<Interface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private boolean isNanos;
    private int linkType;
    private boolean isCut;

    PacketFile(String file, InputStream in) throws IOException {
        this.file = file;
        this.in = in;
        try {
            byte[] magic = read(4);
            this.isPcapng = ByteBuffer.wrap(magic).getInt() == PCAPNG;
            if (isPcapng) {
                section();
            } else {
                header(magic);
            }
        } catch (CutException e) {
            throw new CommandFailedException(file + " ends within its header: it has no packets", e);
        }
    }

    /** Returns whether a file that starts with these bytes is one of packets. */
    static boolean hasMagic(byte[] bytes) {
        if (bytes.length < 4) {
            return false;
        }
        int big = ByteBuffer.wrap(bytes).getInt();
        int little = Integer.reverseBytes(big);
        return big == MAGIC_MICROS
                || big == MAGIC_NANOS
                || little == MAGIC_MICROS
                || little == MAGIC_NANOS
                || big == PCAPNG;
    }

    /** Returns whether the file ended within a packet. */
    boolean isCut() {
        return isCut;
    }

    private void header(byte[] magic) throws IOException, CutException {
        int big = ByteBuffer.wrap(magic).getInt();
        if (big != MAGIC_MICROS && big != MAGIC_NANOS) {
            order = ByteOrder.LITTLE_ENDIAN;
        }
        isNanos = wrap(magic).getInt() == MAGIC_NANOS;
        ByteBuffer rest = wrap(read(20));
        int version = rest.getShort(0);
        if (version != 2) {
            throw new CommandFailedException(file + " is a pcap file of version " + version + ": only 2 is known");
        }
        linkType = rest.getInt(16) & 0xFFFF;
    }

    /** Reads on. Returns null at the end. */
    @Nullable Packet next() throws IOException {
        if (isCut) {
            return null;
        }
        try {
            return isPcapng ? nextOfBlocks() : nextOfPcap();
        } catch (CutException e) {
            isCut = true;
            return null;
        }
    }

    private @Nullable Packet nextOfPcap() throws IOException, CutException {
        byte[] bytes = readUnlessAtEnd(16);
        if (bytes == null) {
            return null;
        }
        ByteBuffer header = wrap(bytes);
        int captured = checkLength(header.getInt(8));
        long length = header.getInt(12) & 0xFFFF_FFFFL;
        long fraction = header.getInt(4) & 0xFFFF_FFFFL;
        Instant time = Instant.ofEpochSecond(header.getInt(0) & 0xFFFF_FFFFL, isNanos ? fraction : fraction * 1_000);
        return new Packet(time, linkType, read(captured), missing(length, captured));
    }

    private int checkLength(int length) {
        if (length < 0 || length > MAX_BLOCK) {
            throw new CommandFailedException(file + " is broken: a packet or block has " + (length & 0xFFFF_FFFFL)
                    + " bytes, and the largest possible one has " + MAX_BLOCK);
        }
        return length;
    }

    private static int missing(long length, int captured) {
        return (int) Math.max(0, Math.min(length - captured, Integer.MAX_VALUE));
    }

    // ---- pcapng

    private @Nullable Packet nextOfBlocks() throws IOException, CutException {
        while (true) {
            byte[] bytes = readUnlessAtEnd(4);
            if (bytes == null) {
                return null;
            }
            if (ByteBuffer.wrap(bytes).getInt() == PCAPNG) {
                section();
                continue;
            }
            int type = wrap(bytes).getInt();
            ByteBuffer body = body(wrap(read(4)).getInt());
            try {
                switch (type) {
                    case INTERFACE_BLOCK -> addInterface(body);
                    case ENHANCED_PACKET_BLOCK -> {
                        return enhancedPacket(body);
                    }
                    case SIMPLE_PACKET_BLOCK -> {
                        Interface only = interfaceOf(0);
                        int length = body.getInt(0);
                        int captured = Math.min(length, body.limit() - 4);
                        if (only.snapLength > 0) {
                            captured = Math.min(captured, only.snapLength);
                        }
                        return new Packet(Instant.EPOCH, only.linkType, part(body, 4, captured), length - captured);
                    }
                    default -> {} // Names, statistics, comments.
                }
            } catch (IndexOutOfBoundsException e) {
                throw new CommandFailedException(file + " is broken: a block is shorter than what it says", e);
            }
        }
    }

    /** Reads the rest of the block that says in which byte order the following ones are. */
    private void section() throws IOException, CutException {
        byte[] start = read(8);
        int magic = ByteBuffer.wrap(start).getInt(4);
        if (magic != PCAPNG_ORDER && Integer.reverseBytes(magic) != PCAPNG_ORDER) {
            throw new CommandFailedException(file + " is not a pcapng file: its first block is broken");
        }
        order = magic == PCAPNG_ORDER ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        interfaces.clear();
        int length = checkLength(wrap(start).getInt(0));
        if (length < 28) {
            throw new CommandFailedException(
                    file + " is broken: a section header has " + length + " bytes, not 28 or more");
        }
        read(length - 12);
    }

    /** Reads a block without its type and its lengths. */
    private ByteBuffer body(int length) throws IOException, CutException {
        if (checkLength(length) < 12) {
            throw new CommandFailedException(file + " is broken: a block has " + length + " bytes, not 12 or more");
        }
        byte[] bytes = read(length - 8);
        return ByteBuffer.wrap(bytes, 0, bytes.length - 4).slice().order(order);
    }

    private void addInterface(ByteBuffer body) {
        if (interfaces.size() == MAX_INTERFACES) {
            throw new CommandFailedException(file + " is broken: it has more than " + MAX_INTERFACES + " interfaces");
        }
        double unitsPerSecond = 1_000_000;
        long offset = 0;
        int at = 8;
        while (at + 4 <= body.limit()) {
            int option = body.getShort(at) & 0xFFFF;
            int length = body.getShort(at + 2) & 0xFFFF;
            if (option == OPTION_TIME_RESOLUTION && length == 1) {
                int exponent = body.get(at + 4);
                unitsPerSecond = exponent < 0 ? Math.pow(2, exponent & 0x7F) : Math.pow(10, exponent);
            } else if (option == OPTION_TIME_OFFSET && length == 8) {
                offset = body.getLong(at + 4);
            }
            at += 4 + (length + 3 & ~3);
        }
        interfaces.add(new Interface(body.getShort(0) & 0xFFFF, Math.max(0, body.getInt(4)), unitsPerSecond, offset));
    }

    private Packet enhancedPacket(ByteBuffer body) {
        Interface from = interfaceOf(body.getInt(0));
        long units = (body.getInt(4) & 0xFFFF_FFFFL) << 32 | body.getInt(8) & 0xFFFF_FFFFL;
        int captured = body.getInt(12);
        return new Packet(
                time(units, from),
                from.linkType,
                part(body, 20, captured),
                missing(body.getInt(16) & 0xFFFF_FFFFL, captured));
    }

    private Interface interfaceOf(int number) {
        if (number < 0 || number >= interfaces.size()) {
            throw new CommandFailedException(
                    file + " is broken: a packet is of interface " + number + ", which the file does not describe");
        }
        return interfaces.get(number);
    }

    private static Instant time(long units, Interface from) {
        long perSecond = (long) Math.max(1, from.unitsPerSecond);
        long seconds = Long.divideUnsigned(units, perSecond);
        double fraction = (double) Long.remainderUnsigned(units, perSecond) / perSecond;
        long most = Instant.MAX.getEpochSecond() / 2;
        long offset = Math.max(-most, Math.min(from.offsetSeconds, most));
        return Instant.ofEpochSecond(
                Math.max(-most, Math.min(seconds, most)) + offset, Math.min(NANOS - 1, Math.round(fraction * NANOS)));
    }

    private static byte[] part(ByteBuffer body, int at, int length) {
        byte[] bytes = new byte[checkPart(body, at, length)];
        body.get(at, bytes);
        return bytes;
    }

    private static int checkPart(ByteBuffer body, int at, int length) {
        if (length < 0 || length > body.limit() - at) {
            throw new IndexOutOfBoundsException(length);
        }
        return length;
    }

    // ---- bytes

    private ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(order);
    }

    private byte[] read(int count) throws IOException, CutException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new CutException();
        }
        return bytes;
    }

    private byte @Nullable [] readUnlessAtEnd(int count) throws IOException, CutException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length == 0) {
            return null;
        }
        if (bytes.length < count) {
            throw new CutException();
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
