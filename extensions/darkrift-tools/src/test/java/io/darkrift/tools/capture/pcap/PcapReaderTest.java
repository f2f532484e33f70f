package io.darkrift.tools.capture.pcap;

import static io.darkrift.tools.capture.pcap.PcapFiles.hex;
import static io.darkrift.tools.capture.pcap.PcapFiles.join;
import static io.darkrift.tools.capture.pcap.PcapFiles.message;
import static io.darkrift.tools.capture.pcap.PcapFiles.packets;
import static io.darkrift.tools.capture.pcap.PcapFiles.pcap;
import static io.darkrift.tools.capture.pcap.PcapFiles.pcapng;
import static io.darkrift.tools.capture.pcap.PcapFiles.read;
import static io.darkrift.tools.capture.pcap.PcapFiles.session;
import static io.darkrift.tools.capture.pcap.PcapFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.capture.pcap.PcapFiles.Content;
import io.darkrift.tools.capture.pcap.PcapFiles.Raw;
import io.darkrift.tools.options.CommandFailedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PcapReaderTest {
    private static final List<CapturedMessage> MESSAGES = session().stream()
            .filter(CapturedMessage.class::isInstance)
            .map(CapturedMessage.class::cast)
            .toList();

    private static List<Raw> raw(List<byte[]> packets, UnaryOperator<byte[]> change) {
        return packets.stream().map(change).map(Raw::whole).toList();
    }

    private static void assertSameContent(Content content, List<CapturedMessage> expected) {
        assertThat(described(content.messages())).isEqualTo(described(expected));
    }

    private static List<String> described(List<CapturedMessage> messages) {
        return messages.stream()
                .map(message -> message.connection() + " " + message.sender() + " " + message.channel() + " "
                        + HexFormat.of().formatHex(message.bytes()))
                .toList();
    }

    @Test
    void what_was_written_is_read_back() throws Exception {
        Content content = read(write(session()));
        assertSameContent(content, MESSAGES);
        assertThat(content.messages())
                .extracting(CapturedMessage::time)
                .containsExactlyElementsOf(
                        MESSAGES.stream().map(CapturedMessage::time).toList());
        assertThat(content.notices()).isEmpty();
        assertThat(content.events())
                .contains(
                        new CapturedEvent.Connected(Duration.ZERO, 1, "127.0.0.1:50001"),
                        new CapturedEvent.Connected(Duration.ofMillis(3), 2, "192.168.1.7:50002"),
                        new CapturedEvent.Ended(Duration.ofMillis(12), 1, false, "closed"),
                        new CapturedEvent.Ended(Duration.ofMillis(14), 2, true, "closed"));
    }

    static Stream<Arguments> links() {
        return Stream.of(
                Arguments.of(
                        "Ethernet", 1, (UnaryOperator<byte[]>) ip -> join(new byte[12], hex("0800"), ip, new byte[6])),
                Arguments.of("VLAN", 1, (UnaryOperator<byte[]>) ip -> join(new byte[12], hex("810000070800"), ip)),
                Arguments.of("raw", 101, UnaryOperator.<byte[]>identity()),
                Arguments.of("Linux cooked", 113, (UnaryOperator<byte[]>)
                        ip -> join(hex("0000000100060000000000000000"), hex("0800"), ip)),
                Arguments.of("Linux cooked 2", 276, (UnaryOperator<byte[]>)
                        ip -> join(hex("08000000000000020001000600000000"), new byte[4], ip)),
                Arguments.of("loopback of BSD", 0, (UnaryOperator<byte[]>) ip -> join(hex("02000000"), ip)),
                Arguments.of("IPv6", 101, (UnaryOperator<byte[]>) PcapFiles::overIpv6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void all_usual_link_types_and_formats_are_read(String name, int linkType, UnaryOperator<byte[]> link)
            throws Exception {
        List<Raw> packets = raw(packets(write(session())), link);
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            assertSameContent(read(pcap(order, true, linkType, packets)), MESSAGES);
            assertSameContent(read(pcap(order, false, linkType, packets)), MESSAGES);
            assertSameContent(read(pcapng(order, linkType, packets)), MESSAGES);
        }
    }

    @Test
    void times_of_both_formats_are_read_in_their_units() throws Exception {
        List<Raw> packets = raw(packets(write(session())), UnaryOperator.identity());
        Instant micros = new PcapReader("a", in(pcap(ByteOrder.BIG_ENDIAN, false, 101, packets)))
                .info()
                .started();
        assertThat(micros).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        List<CapturedMessage> messages =
                read(pcap(ByteOrder.BIG_ENDIAN, false, 101, packets)).messages();
        assertThat(messages.get(0).time()).isEqualTo(Duration.ofNanos(6_000));
        assertThat(read(pcapng(ByteOrder.LITTLE_ENDIAN, 101, packets))
                        .messages()
                        .get(0)
                        .time())
                .isEqualTo(Duration.ofNanos(6));
        assertThat(new PcapReader("a", in(pcapng(ByteOrder.BIG_ENDIAN, 101, packets)))
                        .info()
                        .started())
                .isEqualTo(micros);
    }

    private static InputStream in(byte[] file) {
        return new ByteArrayInputStream(file);
    }

    @Test
    void what_is_sent_over_loopback_is_read_once_where_all_interfaces_are_captured() throws Exception {
        List<Raw> packets = new ArrayList<>();
        for (byte[] ip : packets(write(session()))) {
            packets.add(Raw.whole(join(hex("0004030400060000000000000000"), hex("0800"), ip)));
            packets.add(Raw.whole(join(hex("0000030400060000000000000000"), hex("0800"), ip)));
        }
        assertSameContent(read(pcap(ByteOrder.LITTLE_ENDIAN, false, 113, packets)), MESSAGES);
    }

    /** Segments of one stream, cut small, out of order, and sent again, with the sequence numbers about to wrap. */
    @Test
    void segments_out_of_order_and_sent_again_are_put_in_order() throws Exception {
        byte[] data = join(new byte[] {1, 1, 2, 3, 4, 5, 6, 7, 8}, hex("000000058000000007"));
        List<byte[]> expected = new ArrayList<>();
        expected.add(hex("8000000007"));
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] message = new byte[3 + random.nextInt(40)];
            random.nextBytes(message);
            expected.add(message);
            data = join(data, hex(String.format("%08x", message.length)), message);
        }
        for (int round = 0; round < 50; round++) {
            byte[] file = segments(data, 0xFFFF_FF80, random);
            assertThat(read(file).messages()).extracting(CapturedMessage::bytes).containsExactlyElementsOf(expected);
        }
    }

    private static final IpPackets.Ends TO_SERVER = new IpPackets.Ends(0x0A00_0001, 50_000, 0x0A00_0002, 4_296);
    private static final IpPackets.Ends TO_CLIENT = new IpPackets.Ends(0x0A00_0002, 4_296, 0x0A00_0001, 50_000);

    private static byte[] segments(byte[] data, int first, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (IpPackets packets = new IpPackets(out, Instant.EPOCH)) {
            packets.tcp(Duration.ZERO, TO_SERVER, 99, 0, Segment.SYN, data, 0, 0);
            packets.tcp(Duration.ZERO, TO_CLIENT, first, 100, Segment.SYN | Segment.ACK, data, 0, 0);
            List<int[]> parts = new ArrayList<>();
            for (int at = 0; at < data.length; ) {
                int to = Math.min(data.length, at + 1 + random.nextInt(60));
                parts.add(new int[] {at, to});
                if (random.nextInt(4) == 0) {
                    // Sent again, with some bytes more or less on either side.
                    parts.add(new int[] {
                        Math.max(0, at - random.nextInt(50)), Math.min(data.length, to + random.nextInt(50))
                    });
                }
                at = to;
            }
            for (int i = 0; i + 1 < parts.size(); i++) {
                if (random.nextBoolean()) {
                    Collections.swap(parts, i, Math.min(parts.size() - 1, i + 1 + random.nextInt(4)));
                }
            }
            for (int[] part : parts) {
                packets.tcp(Duration.ZERO, TO_CLIENT, first + 1 + part[0], 100, Segment.ACK, data, part[0], part[1]);
            }
        }
        return out.toByteArray();
    }

    @Test
    void a_connection_that_lacks_a_segment_ends_there_and_others_go_on() throws Exception {
        List<byte[]> all = packets(write(session()));
        List<byte[]> kept = new ArrayList<>(all);
        int lost = indexOf(all, hex("000000060000c8010203"));
        kept.remove(lost);
        Content content = read(pcap(ByteOrder.BIG_ENDIAN, true, 101, raw(kept, UnaryOperator.identity())));
        List<CapturedMessage> expected = MESSAGES.stream()
                .filter(message ->
                        message.connection() == 2 || message.fromServer() || message.mode() == SendMode.UNRELIABLE)
                .toList();
        assertSameContent(content, expected);
        assertThat(content.notices()).singleElement().asString().contains("lack bytes", ": 1");
    }

    private static int indexOf(List<byte[]> packets, byte[] end) {
        for (int i = 0; i < packets.size(); i++) {
            byte[] packet = packets.get(i);
            if (packet.length >= end.length
                    && Arrays.equals(packet, packet.length - end.length, packet.length, end, 0, end.length)) {
                return i;
            }
        }
        throw new AssertionError("no packet ends with " + Arrays.toString(end));
    }

    @Test
    void packets_that_a_snap_length_has_cut_are_reported() throws Exception {
        List<Raw> cut = packets(write(session())).stream()
                .map(packet -> Raw.whole(packet).cutAt(100))
                .toList();
        Content content = read(pcap(ByteOrder.LITTLE_ENDIAN, false, 101, cut));
        assertSameContent(
                content,
                MESSAGES.stream().filter(message -> message.bytes().length < 60).toList());
        assertThat(content.notices()).hasSize(2);
        assertThat(content.notices().get(0)).contains("lack bytes", "tcpdump -s 0", ": 1");
        assertThat(content.notices().get(1)).contains("datagrams that were cut", ": 1");
    }

    @Test
    void a_connection_that_began_before_the_capture_is_reported() throws Exception {
        List<byte[]> packets = packets(write(session()));
        Content content = read(pcap(
                ByteOrder.BIG_ENDIAN, false, 101, raw(packets.subList(1, packets.size()), UnaryOperator.identity())));
        assertThat(content.messages()).allMatch(message -> message.connection() == 1);
        assertThat(content.notices())
                .anyMatch(notice -> notice.contains("began before the capture") && notice.endsWith(": 1"));
    }

    @Test
    void connections_of_other_protocols_are_counted() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] request = "GET / HTTP/1.1\r\n\r\n".getBytes();
        byte[] greeting = "220 mail.example.com ESMTP ready for some mail\r\n".getBytes();
        try (IpPackets packets = new IpPackets(out, Instant.EPOCH)) {
            for (byte[] data : List.of(request, greeting)) {
                boolean fromServer = data == greeting;
                IpPackets.Ends up = new IpPackets.Ends(1, fromServer ? 2 : 3, 9, 80);
                IpPackets.Ends down = new IpPackets.Ends(9, 80, 1, fromServer ? 2 : 3);
                packets.tcp(Duration.ZERO, up, 0, 0, Segment.SYN, data, 0, 0);
                packets.tcp(Duration.ZERO, down, 0, 1, Segment.SYN | Segment.ACK, data, 0, 0);
                packets.tcp(Duration.ZERO, fromServer ? down : up, 1, 1, Segment.ACK, data, 0, data.length);
            }
        }
        Content content = read(out.toByteArray());
        assertThat(content.events()).isEmpty();
        assertThat(content.notices())
                .containsExactly(
                        "test.pcap has connections that are not of DarkRift, or are encrypted: 2",
                        "test.pcap has no connection of DarkRift that can be read");
    }

    @Test
    void a_length_that_no_message_has_is_reported() throws Exception {
        byte[] data = join(new byte[] {1, 1, 2, 3, 4, 5, 6, 7, 8}, hex("000000058000000007"), hex("ffffffff00"));
        Content content = read(segments(data, 0, new Random(2)));
        assertThat(content.messages()).hasSize(1);
        assertThat(content.events())
                .last()
                .isInstanceOfSatisfying(
                        CapturedEvent.Note.class,
                        note -> assertThat(note.text()).contains("length -1"));
    }

    @Test
    void a_file_that_ends_anywhere_is_read_up_to_there() throws Exception {
        byte[] whole = write(List.of(
                new CapturedEvent.Connected(Duration.ZERO, 1, "127.0.0.1:50001"),
                message(1, 1, true, SendMode.RELIABLE, hex("8000000000")),
                message(2, 1, false, SendMode.RELIABLE, hex("0000c8010203"))));
        int most = read(whole).messages().size();
        assertThat(most).isEqualTo(2);
        for (int length = 24; length < whole.length; length++) {
            assertThat(read(Arrays.copyOf(whole, length)).messages()).hasSizeLessThanOrEqualTo(most);
        }
        assertThat(read(Arrays.copyOf(whole, whole.length - 1)).notices())
                .contains("test.pcap ends within a packet: it was left out");
        for (int length = 4; length < 24; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessage("test.pcap ends within its header: it has no packets");
        }
    }

    @Test
    void broken_files_give_a_message_and_never_another_exception() throws Exception {
        Random random = new Random(3);
        List<Raw> packets = raw(packets(write(session())).subList(0, 20), UnaryOperator.identity());
        List<byte[]> files = List.of(
                pcap(ByteOrder.LITTLE_ENDIAN, false, 101, packets),
                pcapng(ByteOrder.LITTLE_ENDIAN, 101, packets),
                pcap(ByteOrder.BIG_ENDIAN, true, 113, packets));
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] file = files.get(round % files.size()).clone();
            for (int change = 0; change <= random.nextInt(8); change++) {
                file[4 + random.nextInt(Math.min(file.length, 3_000) - 4)] = (byte) random.nextInt();
            }
            try {
                read(file);
            } catch (CommandFailedException e) {
                refused++;
                assertThat(e.getMessage()).startsWith("test.pcap ").hasLineCount(1);
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void a_link_type_that_is_not_known_is_said() {
        byte[] file = pcap(ByteOrder.BIG_ENDIAN, false, 147, List.of(Raw.whole(new byte[100])));
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("link type 147");
    }
}
