package io.darkrift.tools.capture.pcap;

import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.CaptureInfo;
import io.darkrift.tools.capture.CaptureWriter;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a capture as the packets that a connection of bichannel would have consisted of, whatever transport it used: the TCP
 * handshake, the token of the server and its way back over UDP, reliable messages in TCP segments, unreliable ones in
 * datagrams, and the end. Addresses are those of the clients and the server where they are known and IPv4.
 */
public final class PcapWriter implements CaptureWriter {
    private static final Pattern IPV4 =
            Pattern.compile("(?:[a-z]+://)?(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3}):(\\d{1,5}).*");
    private static final Pattern PORT = Pattern.compile(".*:(\\d{1,5})(?:/.*)?");
    private static final int DEFAULT_PORT = 4296;
    private static final int LOOPBACK = 127 << 24 | 1;

    /** Addresses for those that are not known: 10.0.0.0/8. */
    private static final int MADE_UP = 10 << 24;

    private static final int FIRST_EPHEMERAL_PORT = 49_152;
    private static final int MAX_DATAGRAM = 65_507;
    private static final int TOKEN_BYTES = 9;

    /** The most that is sent without an acknowledgement, so that no window is ever full. */
    private static final int MAX_UNACKNOWLEDGED = 32_768;

    private final IpPackets packets;
    private final int serverAddress;
    private final int serverPort;
    private final Map<Integer, Connection> connections = new HashMap<>();
    private final Set<Long> ends = new HashSet<>();

    /**
     * Begins a file.
     *
     * @param out where to write
     * @param info when the capture was started, and the address of the server
     * @throws IOException if it can't be written
     */
    public PcapWriter(OutputStream out, CaptureInfo info) throws IOException {
        this.packets = new IpPackets(out, info.started());
        Matcher literal = IPV4.matcher(info.server());
        long end = literal.matches() ? end(literal) : -1;
        if (end >= 0) {
            serverAddress = (int) (end >> 16);
            serverPort = (int) end & 0xFFFF;
        } else {
            Matcher port = PORT.matcher(info.server());
            serverAddress = LOOPBACK;
            serverPort = port.matches() ? Math.min(65_535, Integer.parseInt(port.group(1))) : DEFAULT_PORT;
        }
    }

    /** Returns an address and a port as one number, or -1 if they are out of range. */
    private static long end(Matcher literal) {
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(literal.group(i));
            if (part > 255) {
                return -1;
            }
            address = address << 8 | part;
        }
        int port = Integer.parseInt(literal.group(5));
        return port < 1 || port > 65_535 ? -1 : address << 16 | port;
    }

    @Override
    public void write(CapturedEvent event) throws IOException {
        if (event instanceof CapturedEvent.Connected connected) {
            if (!connections.containsKey(connected.connection())) {
                begin(connected.time(), connected.connection(), connected.peer());
            }
        } else if (event instanceof CapturedMessage message) {
            Connection connection = connections.get(message.connection());
            if (connection == null) {
                connection = begin(message.time(), message.connection(), "");
            }
            connection.message(message);
        } else if (event instanceof CapturedEvent.Ended ended) {
            Connection connection = connections.remove(ended.connection());
            if (connection != null) {
                ends.remove(connection.end);
                connection.end(ended.time(), ended.byServer());
            }
        }
    }

    private Connection begin(Duration time, int number, String peer) throws IOException {
        Matcher literal = IPV4.matcher(peer);
        long end = literal.matches() ? end(literal) : -1;
        long madeUp = (long) (MADE_UP | number & 0xFF_FFFF) << 16
                | FIRST_EPHEMERAL_PORT + number % (65_536 - FIRST_EPHEMERAL_PORT);
        long unused =
                end >= 0 && end != ((serverAddress & 0xFFFF_FFFFL) << 16 | serverPort) && ends.add(end) ? end : madeUp;
        Connection connection = new Connection(number, unused);
        connections.put(number, connection);
        connection.begin(time);
        return connection;
    }

    @Override
    public void flush() throws IOException {
        packets.flush();
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }

    /** A connection as packets. */
    private final class Connection {
        private final long end;
        private final Side client = new Side();
        private final Side server = new Side();
        private final byte[] token = new byte[TOKEN_BYTES];

        Connection(int number, long end) {
            this.end = end;
            client.address = (int) (end >> 16);
            client.port = (int) end & 0xFFFF;
            server.address = serverAddress;
            server.port = serverPort;
            // The sequence numbers and the token are made up, and differ, so that connections can be told apart.
            client.next = number * 1_000_003;
            server.next = number * 2_000_003;
            token[0] = 1;
            BigEndian.putInt64(token, 1, number * 0x9E37_79B9_7F4A_7C15L);
        }

        void begin(Duration time) throws IOException {
            segment(time, client, Segment.SYN, new byte[0], 0, 0);
            segment(time, server, Segment.SYN | Segment.ACK, new byte[0], 0, 0);
            segment(time, client, Segment.ACK, new byte[0], 0, 0);
            bytes(time, server, token);
            datagram(time, client, token);
            byte[] acknowledgement = new byte[12];
            System.arraycopy(token, 1, acknowledgement, 0, TOKEN_BYTES - 1);
            datagram(time, server, acknowledgement);
        }

        void message(CapturedMessage message) throws IOException {
            Side from = message.fromServer() ? server : client;
            byte[] bytes = message.bytes();
            if (message.mode() == SendMode.UNRELIABLE && bytes.length <= MAX_DATAGRAM) {
                datagram(message.time(), from, bytes);
                return;
            }
            byte[] framed = new byte[LinkWriter.LENGTH_BYTES + bytes.length];
            BigEndian.putInt32(framed, 0, bytes.length);
            System.arraycopy(bytes, 0, framed, LinkWriter.LENGTH_BYTES, bytes.length);
            bytes(message.time(), from, framed);
        }

        void end(Duration time, boolean byServer) throws IOException {
            Side first = byServer ? server : client;
            Side second = byServer ? client : server;
            segment(time, first, Segment.FIN | Segment.ACK, new byte[0], 0, 0);
            segment(time, second, Segment.FIN | Segment.ACK, new byte[0], 0, 0);
            segment(time, first, Segment.ACK, new byte[0], 0, 0);
        }

        private void bytes(Duration time, Side from, byte[] bytes) throws IOException {
            for (int at = 0; at < bytes.length; at += MAX_UNACKNOWLEDGED) {
                int to = Math.min(bytes.length, at + MAX_UNACKNOWLEDGED);
                int flags = Segment.ACK | (to == bytes.length ? Segment.PSH : 0);
                segment(time, from, flags, bytes, at, to);
                Side other = from == server ? client : server;
                if (from.next - other.acknowledged >= MAX_UNACKNOWLEDGED / 2) {
                    segment(time, other, Segment.ACK, new byte[0], 0, 0);
                }
            }
        }

        private void segment(Duration time, Side from, int flags, byte[] bytes, int at, int to) throws IOException {
            Side other = from == server ? client : server;
            boolean acknowledges = (flags & Segment.ACK) != 0;
            if (acknowledges) {
                from.acknowledged = other.next;
            }
            packets.tcp(
                    time,
                    new IpPackets.Ends(from.address, from.port, other.address, other.port),
                    from.next,
                    acknowledges ? other.next : 0,
                    flags,
                    bytes,
                    at,
                    to);
            from.next += to - at + ((flags & (Segment.SYN | Segment.FIN)) != 0 ? 1 : 0);
        }

        private void datagram(Duration time, Side from, byte[] bytes) throws IOException {
            Side other = from == server ? client : server;
            packets.udp(time, new IpPackets.Ends(from.address, from.port, other.address, other.port), bytes);
        }
    }

    /** One end of a connection. */
    private static final class Side {
        private int address;
        private int port;
        private int next;
        private int acknowledged;
    }
}
