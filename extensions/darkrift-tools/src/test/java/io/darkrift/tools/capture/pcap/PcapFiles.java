package io.darkrift.tools.capture.pcap;

import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.CaptureInfo;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Files of packets, made in memory. */
final class PcapFiles {
    static final CaptureInfo INFO = new CaptureInfo(Instant.parse("2026-01-31T12:00:00.123456789Z"), "127.0.0.1:4296");

    private PcapFiles() {}

    static CapturedMessage message(int millis, int connection, boolean fromServer, SendMode mode, byte[] bytes) {
        return new CapturedMessage(Duration.ofMillis(millis), connection, fromServer, mode, bytes);
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    static byte[] large(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        bytes[0] = 0;
        return bytes;
    }

    /** Returns a session of two clients, with messages of all kinds and sizes. */
    static List<CapturedEvent> session() {
        return List.of(
                new CapturedEvent.Connected(Duration.ZERO, 1, "127.0.0.1:50001"),
                message(1, 1, true, SendMode.RELIABLE, hex("8000000000")),
                message(2, 1, false, SendMode.RELIABLE, hex("0000c8010203")),
                new CapturedEvent.Connected(Duration.ofMillis(3), 2, "192.168.1.7:50002"),
                message(4, 1, true, SendMode.UNRELIABLE, hex("0000d0ff")),
                message(5, 2, true, SendMode.RELIABLE, hex("8000000001")),
                message(6, 2, false, SendMode.UNRELIABLE, hex("0000cf")),
                message(7, 1, true, SendMode.RELIABLE, large(100_000)),
                message(8, 2, false, SendMode.RELIABLE, hex("400001abcd07")),
                message(9, 2, true, SendMode.RELIABLE, hex("600000abcd")),
                message(10, 1, false, SendMode.RELIABLE, large(3_000)),
                message(11, 1, true, SendMode.UNRELIABLE, large(40_000)),
                new CapturedEvent.Ended(Duration.ofMillis(12), 1, false, "closed"),
                message(13, 2, true, SendMode.RELIABLE, hex("000001")),
                new CapturedEvent.Ended(Duration.ofMillis(14), 2, true, "closed"));
    }

    static byte[] write(List<CapturedEvent> events) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PcapWriter writer = new PcapWriter(out, INFO)) {
            for (CapturedEvent event : events) {
                writer.write(event);
            }
        }
        return out.toByteArray();
    }

    /** What a file has: its events, and what there is to know of it. */
    record Content(List<CapturedEvent> events, List<String> notices) {
        List<CapturedMessage> messages() {
            return events.stream()
                    .filter(CapturedMessage.class::isInstance)
                    .map(CapturedMessage.class::cast)
                    .toList();
        }
    }

    static Content read(byte[] file) throws IOException {
        try (PcapReader reader = new PcapReader("test.pcap", new ByteArrayInputStream(file))) {
            List<CapturedEvent> events = new ArrayList<>();
            for (CapturedEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
            return new Content(events, reader.notices());
        }
    }

    /** Returns the packets of a file. */
    static List<byte[]> packets(byte[] file) throws IOException {
        List<byte[]> packets = new ArrayList<>();
        try (PacketFile packetFile = new PacketFile("test.pcap", new ByteArrayInputStream(file))) {
            for (Packet packet = packetFile.next(); packet != null; packet = packetFile.next()) {
                packets.add(packet.bytes());
            }
        }
        return packets;
    }

    /** A packet as a file has it. */
    record Raw(byte[] bytes, int length) {
        static Raw whole(byte[] bytes) {
            return new Raw(bytes, bytes.length);
        }

        Raw cutAt(int captured) {
            return new Raw(Arrays.copyOf(bytes, Math.min(captured, bytes.length)), length);
        }
    }

    static byte[] pcap(ByteOrder order, boolean nanos, int linkType, List<Raw> packets) {
        int size = packets.stream().mapToInt(packet -> 16 + packet.bytes.length).sum();
        ByteBuffer out = ByteBuffer.allocate(24 + size).order(order);
        out.putInt(nanos ? PacketFile.MAGIC_NANOS : PacketFile.MAGIC_MICROS);
        out.putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(262_144)
                .putInt(linkType);
        int time = 0;
        for (Raw packet : packets) {
            out.putInt(1_700_000_000)
                    .putInt(time++)
                    .putInt(packet.bytes.length)
                    .putInt(packet.length)
                    .put(packet.bytes);
        }
        return out.array();
    }

    static byte[] pcapng(ByteOrder order, int linkType, List<Raw> packets) {
        ByteBuffer out = ByteBuffer.allocate(1 << 22).order(order);
        block(
                out,
                0x0A0D0D0A,
                16,
                body -> body.putInt(0x1A2B3C4D)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1));
        block(
                out,
                1,
                20,
                body -> body.putShort((short) linkType)
                        .putShort((short) 0)
                        .putInt(262_144)
                        .putShort((short) 9)
                        .putShort((short) 1)
                        .putInt(order == ByteOrder.BIG_ENDIAN ? 9 << 24 : 9)
                        .putInt(0));
        block(out, 5, 4, body -> body.putInt(0)); // statistics, which mean nothing here
        long time = 1_700_000_000_000_000_000L;
        for (Raw packet : packets) {
            long at = time++;
            block(
                    out,
                    6,
                    20 + packet.bytes.length,
                    body -> body.putInt(0)
                            .putInt((int) (at >> 32))
                            .putInt((int) at)
                            .putInt(packet.bytes.length)
                            .putInt(packet.length)
                            .put(packet.bytes));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void block(ByteBuffer out, int type, int size, UnaryOperator<ByteBuffer> body) {
        int padded = size + 3 & ~3;
        out.putInt(type).putInt(padded + 12);
        int end = out.position() + padded;
        body.apply(out);
        out.position(end);
        out.putInt(padded + 12);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Returns the same packet over IPv6, with an extension header. */
    static byte[] overIpv6(byte[] ipv4) {
        ByteBuffer out = ByteBuffer.allocate(40 + 8 + ipv4.length - 20);
        out.putInt(0x60000000)
                .putShort((short) (8 + ipv4.length - 20))
                .put((byte) 60)
                .put((byte) 64);
        out.put(new byte[12]).put(ipv4, 12, 4).put(new byte[12]).put(ipv4, 16, 4);
        out.put(ipv4[9]).put(new byte[7]).put(ipv4, 20, ipv4.length - 20);
        return out.array();
    }
}
