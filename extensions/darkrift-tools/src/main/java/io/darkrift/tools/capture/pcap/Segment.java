package io.darkrift.tools.capture.pcap;

import io.darkrift.wire.support.BigEndian;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The TCP segment or UDP datagram in a packet.
 *
 * @param from the sender
 * @param to the receiver
 * @param isTcp TCP, or else UDP
 * @param sequence the sequence number of TCP
 * @param flags the flags of TCP
 * @param data the payload, as far as it was captured
 * @param missing how many bytes of the payload were not captured
 */
record Segment(Endpoint from, Endpoint to, boolean isTcp, int sequence, int flags, byte[] data, int missing) {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int PSH = 8;
    static final int ACK = 16;
    static final int TCP = 6;
    static final int UDP = 17;

    private static final int TCP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int TYPE_IPV4 = 0x0800;
    private static final int TYPE_IPV6 = 0x86DD;
    private static final int TYPE_VLAN = 0x8100;
    private static final int TYPE_VLAN_OUTER = 0x88A8;
    private static final int ARP_LOOPBACK = 772;
    private static final int OUTGOING = 4;

    /**
     * One end of a connection.
     *
     * @param address its address
     * @param port its port
     */
    record Endpoint(InetAddress address, int port) {
        @Override
        public String toString() {
            String host = address.getHostAddress();
            return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    /** What a packet can be, beside a segment that can be read. */
    enum Other {
        /** Neither TCP nor UDP over IP. */
        IGNORED,
        /** A part of a datagram or segment that was cut on the way. */
        FRAGMENT,
        /** A packet of which the headers were not captured, or are broken. */
        BROKEN,
        /** A packet whose link type is unknown. */
        UNKNOWN_LINK
    }

    /** What a packet holds: exactly one of the two. */
    record Result(@Nullable Segment segment, @Nullable Other other) {
        private static Result of(Other other) {
            return new Result(null, other);
        }
    }

    /** Reads a packet. */
    static Result read(Packet packet) {
        byte[] bytes = packet.bytes();
        try {
            return switch (packet.linkType()) {
                case Packet.ETHERNET -> ethernet(packet, bytes);
                case Packet.LINUX_COOKED -> cooked(packet, bytes);
                case Packet.LINUX_COOKED_2 -> cooked2(packet, bytes);
                case Packet.NULL, Packet.LOOP -> ip(packet, 4);
                case Packet.RAW, Packet.RAW_OF_BSD, Packet.IPV4, Packet.IPV6 -> ip(packet, 0);
                default -> Result.of(Other.UNKNOWN_LINK);
            };
        } catch (IndexOutOfBoundsException e) {
            return Result.of(Other.BROKEN);
        }
    }

    private static Result ethernet(Packet packet, byte[] bytes) {
        int at = 12;
        int type = BigEndian.getUInt16(bytes, at);
        while (type == TYPE_VLAN || type == TYPE_VLAN_OUTER) {
            at += 4;
            type = BigEndian.getUInt16(bytes, at);
        }
        return byType(packet, type, at + 2);
    }

    private static Result cooked(Packet packet, byte[] bytes) {
        boolean loopback = BigEndian.getUInt16(bytes, 2) == ARP_LOOPBACK;
        return isSecondSight(loopback, BigEndian.getUInt16(bytes, 0))
                ? Result.of(Other.IGNORED)
                : byType(packet, BigEndian.getUInt16(bytes, 14), 16);
    }

    private static Result cooked2(Packet packet, byte[] bytes) {
        boolean loopback = BigEndian.getUInt16(bytes, 8) == ARP_LOOPBACK;
        return isSecondSight(loopback, bytes[10])
                ? Result.of(Other.IGNORED)
                : byType(packet, BigEndian.getUInt16(bytes, 0), 20);
    }

    /** Returns whether a packet was captured before. With all interfaces, one over loopback is captured twice. */
    private static boolean isSecondSight(boolean loopback, int packetType) {
        return loopback && packetType == OUTGOING;
    }

    private static Result byType(Packet packet, int type, int at) {
        return type == TYPE_IPV4 || type == TYPE_IPV6 ? ip(packet, at) : Result.of(Other.IGNORED);
    }

    private static Result ip(Packet packet, int at) {
        int version = (packet.bytes()[at] & 0xFF) >> 4;
        return version == 4 ? ipv4(packet, at) : version == 6 ? ipv6(packet, at) : Result.of(Other.IGNORED);
    }

    private static Result ipv4(Packet packet, int at) {
        byte[] bytes = packet.bytes();
        int header = (bytes[at] & 0x0F) * 4;
        int total = BigEndian.getUInt16(bytes, at + 2);
        int fragment = BigEndian.getUInt16(bytes, at + 6);
        if (header < 20) {
            return Result.of(Other.BROKEN);
        }
        if ((fragment & 0x3FFF) != 0) {
            return Result.of(Other.FRAGMENT);
        }
        // The length is 0 where the network card cuts what the system sends.
        long end = total == 0 ? (long) bytes.length + packet.missing() : (long) at + total;
        return transport(
                bytes, bytes[at + 9] & 0xFF, address(bytes, at + 12, 4), address(bytes, at + 16, 4), at + header, end);
    }

    private static Result ipv6(Packet packet, int at) {
        byte[] bytes = packet.bytes();
        int payload = BigEndian.getUInt16(bytes, at + 4);
        int next = bytes[at + 6] & 0xFF;
        int position = at + 40;
        long end = payload == 0 ? (long) bytes.length + packet.missing() : (long) position + payload;
        while (true) {
            switch (next) {
                case 0, 43, 60 -> {
                    next = bytes[position] & 0xFF;
                    position += 8 + (bytes[position + 1] & 0xFF) * 8;
                }
                case 44 -> {
                    if ((BigEndian.getUInt16(bytes, position + 2) & 0xFFF9) != 0) {
                        return Result.of(Other.FRAGMENT);
                    }
                    next = bytes[position] & 0xFF;
                    position += 8;
                }
                default -> {
                    return transport(
                            bytes, next, address(bytes, at + 8, 16), address(bytes, at + 24, 16), position, end);
                }
            }
        }
    }

    private static InetAddress address(byte[] bytes, int at, int size) {
        if (at + size > bytes.length) {
            throw new IndexOutOfBoundsException(at);
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + size));
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has 4 or 16 bytes", e);
        }
    }

    private static Result transport(
            byte[] bytes, int protocol, InetAddress source, InetAddress destination, int at, long end) {
        if (protocol != TCP && protocol != UDP) {
            return Result.of(Other.IGNORED);
        }
        Endpoint from = new Endpoint(source, BigEndian.getUInt16(bytes, at));
        Endpoint to = new Endpoint(destination, BigEndian.getUInt16(bytes, at + 2));
        int data;
        int sequence = 0;
        int flags = 0;
        if (protocol == TCP) {
            sequence = BigEndian.getInt32(bytes, at + 4);
            int header = (bytes[at + 12] & 0xF0) >> 2;
            flags = bytes[at + 13] & 0xFF;
            data = at + header;
            if (header < TCP_HEADER || data > end) {
                return Result.of(Other.BROKEN);
            }
        } else {
            data = at + UDP_HEADER;
            int length = BigEndian.getUInt16(bytes, at + 4);
            if (length >= UDP_HEADER) {
                end = Math.min(end, at + length);
            }
            if (data > end) {
                return Result.of(Other.BROKEN);
            }
        }
        int captured = (int) Math.min(end, bytes.length);
        byte[] payload = data >= captured ? new byte[0] : Arrays.copyOfRange(bytes, data, captured);
        int missing = (int) Math.min(Integer.MAX_VALUE, end - data - payload.length);
        return new Result(new Segment(from, to, protocol == TCP, sequence, flags, payload, missing), null);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
