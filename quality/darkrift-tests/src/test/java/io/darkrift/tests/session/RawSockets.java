package io.darkrift.tests.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.SendMode;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;

/**
 * One end of a recorded session, played with plain sockets.
 *
 * @param inSingleBytes whether TCP is cut into single bytes
 */
final class RawSockets implements Closeable {
    private static final int LIMIT_MILLIS = 10_000;

    private final Socket tcp;
    private final DatagramSocket udp;
    private final DataInputStream in;
    private final boolean inSingleBytes;
    private SocketAddress peer;

    RawSockets(Socket tcp, DatagramSocket udp, SocketAddress peer, boolean inSingleBytes) throws IOException {
        this.tcp = tcp;
        this.udp = udp;
        this.peer = peer;
        this.inSingleBytes = inSingleBytes;
        this.in = new DataInputStream(tcp.getInputStream());
        tcp.setTcpNoDelay(true);
        tcp.setSoTimeout(LIMIT_MILLIS);
        udp.setSoTimeout(LIMIT_MILLIS);
    }

    /** Sends the bytes of an event, or ends the stream. */
    void send(SendMode channel, byte[] bytes) throws IOException {
        if (channel == SendMode.UNRELIABLE) {
            udp.send(new DatagramPacket(bytes, bytes.length, peer));
        } else if (bytes.length == 0) {
            tcp.shutdownOutput();
        } else {
            OutputStream out = tcp.getOutputStream();
            for (int at = 0; at < bytes.length; at += inSingleBytes ? 1 : bytes.length) {
                out.write(bytes, at, inSingleBytes ? 1 : bytes.length);
                out.flush();
            }
        }
    }

    /** Receives as many bytes as an event has. */
    byte[] receive(SendMode channel, int count) throws IOException {
        if (channel == SendMode.UNRELIABLE) {
            DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
            udp.receive(packet);
            peer = packet.getSocketAddress();
            return Arrays.copyOf(packet.getData(), packet.getLength());
        }
        if (count == 0) {
            assertThat(in.read()).as("the end of the stream").isEqualTo(-1);
        }
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
