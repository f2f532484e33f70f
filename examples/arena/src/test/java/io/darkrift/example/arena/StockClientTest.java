package io.darkrift.example.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.server.Listener;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A player whose client is a C# one of DarkRift 2.11: the bytes that it sends and expects, over plain sockets. */
class StockClientTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int LIMIT_MILLIS = 20_000;

    /** The length, flags 0, the tag 200; version 1, the name in UTF-16, no token. */
    private static final String LOGIN = "00000012" + "00" + "00c8" + "01" + "00000006" + "610064006100" + "00000000";

    private static final String PLAY = "00000007" + "00" + "00ca" + "00000000";
    private static final String SAY_HI = "0000000b" + "00" + "00cd" + "00000004" + "68006900";
    private static final String LEAVE = "00000003" + "00" + "00cb";
    private static final String PLAY_ROOM_77 = "00000007" + "00" + "00ca" + "0000004d";

    private static final int LOGGED_IN = 201;
    private static final int JOINED = 204;
    private static final int SAID = 206;

    private static void send(Socket tcp, String hex) throws IOException {
        tcp.getOutputStream().write(HEX.parseHex(hex));
    }

    /** Reads messages up to one with a tag, and returns its payload. */
    private static byte[] payload(DataInputStream in, int tag) throws IOException {
        while (true) {
            byte[] message = in.readNBytes(in.readInt());
            if (message[0] == 0 && ByteBuffer.wrap(message).getShort(1) == tag) {
                return Arrays.copyOfRange(message, 3, message.length);
            }
        }
    }

    @Test
    void a_stock_client_logs_in_plays_talks_and_leaves() throws IOException {
        InetAddress host = InetAddress.getLoopbackAddress();
        try (ArenaServer arena = new ArenaServer(Listener.bichannel(0).host(host.getHostAddress()));
                Socket tcp = new Socket(host, arena.server().port());
                DatagramSocket udp = new DatagramSocket()) {
            tcp.setSoTimeout(LIMIT_MILLIS);
            udp.setSoTimeout(LIMIT_MILLIS);
            udp.connect(host, arena.server().port());
            DataInputStream in = new DataInputStream(tcp.getInputStream());

            byte[] token = in.readNBytes(9);
            udp.send(new DatagramPacket(token, token.length));
            DatagramPacket datagram = new DatagramPacket(new byte[2_000], 2_000);
            udp.receive(datagram);
            assertThat(datagram.getLength()).isEqualTo(12);
            assertThat(HEX.formatHex(in.readNBytes(9))).isEqualTo("00000005" + "80" + "0000" + "0000");

            send(tcp, LOGIN);
            ByteBuffer loggedIn = ByteBuffer.wrap(payload(in, LOGGED_IN));
            assertThat(loggedIn.getInt()).as("the player's number").isEqualTo(1);
            assertThat(loggedIn.getInt())
                    .as("the bytes of the token")
                    .isEqualTo(loggedIn.remaining())
                    .isPositive();

            send(tcp, PLAY);
            assertThat(HEX.formatHex(payload(in, JOINED)))
                    .isEqualTo("00000001" + "00000001" + "00000001" + "00000006" + "610064006100");

            udp.receive(datagram);
            assertThat(HEX.formatHex(datagram.getData(), 0, 3)).as("a snapshot").isEqualTo("00" + "00d0");

            send(tcp, SAY_HI);
            assertThat(HEX.formatHex(payload(in, SAID))).isEqualTo("00000001" + "00000004" + "68006900");

            send(tcp, LEAVE);
            send(tcp, PLAY_ROOM_77);
            ByteBuffer refused = ByteBuffer.wrap(payload(in, SAID));
            assertThat(refused.getInt()).as("the server says it").isZero();
            assertThat(arena.rooms().statistics().members()).isZero();
        }
    }
}
