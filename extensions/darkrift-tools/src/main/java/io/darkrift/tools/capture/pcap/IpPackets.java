package io.darkrift.tools.capture.pcap;

import io.darkrift.wire.support.BigEndian;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes a pcap file of IPv4 packets without a link layer, with nanoseconds:
 *
 * <pre>
 * file:   | magic a1b23c4d | version 2.4 | 0 | 0 | snaplen 262144 | link type 101 |
 * packet: | seconds u32 | nanoseconds u32 | captured u32 | length u32 | IPv4 header 20 | TCP header 20 or 32, or UDP header 8 | data
 * </pre>
 */
final class IpPackets implements Closeable {
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int SNAP_LENGTH = 262_144;
    private static final int DO_NOT_FRAGMENT = 0x4000;
    private static final int TIME_TO_LIVE = 64;
    private static final int WINDOW = 65_535;

    /** What a SYN offers: segments as large as IP allows, and windows of 8 MiB. */
    private static final byte[] SYN_OPTIONS = {2, 4, (byte) 0xFF, (byte) 0xD7, 1, 3, 3, 7};

    /**
     * Where a packet comes from, and goes to.
     *
     * @param fromAddress the IPv4 address of the sender
     * @param fromPort its port
     * @param toAddress the IPv4 address of the receiver
     * @param toPort its port
     */
    record Ends(int fromAddress, int fromPort, int toAddress, int toPort) {}

    private final OutputStream out;
    private final Instant started;
    private int identification;

    IpPackets(OutputStream out, Instant started) throws IOException {
        this.out = out;
        this.started = started;
        byte[] header = new byte[FILE_HEADER];
        BigEndian.putInt32(header, 0, PacketFile.MAGIC_NANOS);
        BigEndian.putInt16(header, 4, 2);
        BigEndian.putInt16(header, 6, 4);
        BigEndian.putInt32(header, 16, SNAP_LENGTH);
        BigEndian.putInt32(header, 20, Packet.RAW);
        out.write(header);
    }

    /** Writes a segment. The data is a part of an array. */
    void tcp(Duration time, Ends ends, int sequence, int acknowledged, int flags, byte[] data, int from, int to)
            throws IOException {
        byte[] options = (flags & Segment.SYN) != 0 ? SYN_OPTIONS : new byte[0];
        int header = TCP_HEADER + options.length;
        byte[] packet = packet(time, ends, Segment.TCP, header + to - from);
        int at = PACKET_HEADER + IP_HEADER;
        BigEndian.putInt16(packet, at, ends.fromPort);
        BigEndian.putInt16(packet, at + 2, ends.toPort);
        BigEndian.putInt32(packet, at + 4, sequence);
        BigEndian.putInt32(packet, at + 8, acknowledged);
        packet[at + 12] = (byte) (header << 2);
        packet[at + 13] = (byte) flags;
        BigEndian.putInt16(packet, at + 14, WINDOW);
        System.arraycopy(options, 0, packet, at + TCP_HEADER, options.length);
        System.arraycopy(data, from, packet, at + header, to - from);
        BigEndian.putInt16(packet, at + 16, checksum(packet, at, packet.length, pseudoHeader(packet, Segment.TCP)));
        out.write(packet);
    }

    /** Writes a datagram. */
    void udp(Duration time, Ends ends, byte[] data) throws IOException {
        byte[] packet = packet(time, ends, Segment.UDP, UDP_HEADER + data.length);
        int at = PACKET_HEADER + IP_HEADER;
        BigEndian.putInt16(packet, at, ends.fromPort);
        BigEndian.putInt16(packet, at + 2, ends.toPort);
        BigEndian.putInt16(packet, at + 4, UDP_HEADER + data.length);
        System.arraycopy(data, 0, packet, at + UDP_HEADER, data.length);
        int sum = checksum(packet, at, packet.length, pseudoHeader(packet, Segment.UDP));
        BigEndian.putInt16(packet, at + 6, sum == 0 ? 0xFFFF : sum); // 0 is for no checksum.
        out.write(packet);
    }

    /** Returns the array of a packet, with its headers up to that of IP. */
    private byte[] packet(Duration time, Ends ends, int protocol, int size) {
        byte[] packet = new byte[PACKET_HEADER + IP_HEADER + size];
        Instant at = started.plus(time);
        BigEndian.putInt32(packet, 0, (int) at.getEpochSecond());
        BigEndian.putInt32(packet, 4, at.getNano());
        BigEndian.putInt32(packet, 8, IP_HEADER + size);
        BigEndian.putInt32(packet, 12, IP_HEADER + size);
        packet[PACKET_HEADER] = 0x45; // version 4, 5 words
        BigEndian.putInt16(packet, PACKET_HEADER + 2, IP_HEADER + size);
        BigEndian.putInt16(packet, PACKET_HEADER + 4, identification++);
        BigEndian.putInt16(packet, PACKET_HEADER + 6, DO_NOT_FRAGMENT);
        packet[PACKET_HEADER + 8] = TIME_TO_LIVE;
        packet[PACKET_HEADER + 9] = (byte) protocol;
        BigEndian.putInt32(packet, PACKET_HEADER + 12, ends.fromAddress);
        BigEndian.putInt32(packet, PACKET_HEADER + 16, ends.toAddress);
        BigEndian.putInt16(packet, PACKET_HEADER + 10, checksum(packet, PACKET_HEADER, PACKET_HEADER + IP_HEADER, 0));
        return packet;
    }

    /** Returns the sum of what TCP and UDP check of IP: the addresses, the protocol and the length. */
    private static long pseudoHeader(byte[] packet, int protocol) {
        return sum(packet, PACKET_HEADER + 12, PACKET_HEADER + IP_HEADER)
                + protocol
                + (packet.length - PACKET_HEADER - IP_HEADER);
    }

    private static int checksum(byte[] bytes, int from, int to, long more) {
        long sum = sum(bytes, from, to) + more;
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (int) ~sum & 0xFFFF;
    }

    private static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i + 1 < to; i += 2) {
            sum += BigEndian.getUInt16(bytes, i);
        }
        return (to - from & 1) == 0 ? sum : sum + ((bytes[to - 1] & 0xFF) << 8);
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
