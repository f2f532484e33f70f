package io.darkrift.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A client that sends exactly the bytes that a test gives it. Reading waits for 20 seconds at most. */
final class RawWebSocket implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int FIN = 0x80;
    private static final int KEY = 0x11223344;
    private static final int TIMEOUT_MILLIS = 20_000;

    /** A frame of the server. */
    record Frame(int opcode, byte[] payload) {
        String hex() {
            return HexFormat.of().formatHex(payload);
        }

        int closeCode() {
            return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        }
    }

    private final Socket socket;
    private final DataInputStream in;

    RawWebSocket(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a connection whose handshake is over, and reads the id. */
    static RawWebSocket connect(int port) throws IOException {
        RawWebSocket client = new RawWebSocket(port);
        String response = client.request("/Listener", "");
        if (!response.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(response);
        }
        Frame configure = client.read();
        if (!configure.hex().startsWith("800000")) {
            throw new IOException("not the command Configure: " + configure.hex());
        }
        return client;
    }

    /** Returns a request that is in order, with more lines, each with CRLF behind it. */
    static String get(String path, String more) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost:80\r\nUpgrade: websocket\r\n"
                + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + more + "\r\n";
    }

    /** Sends a request, and returns the header of the answer. */
    String request(String path, String more) throws IOException {
        send(get(path, more).getBytes(StandardCharsets.ISO_8859_1));
        return readHeader();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    String readHeader() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            header.write(in.readUnsignedByte());
            text = header.toString(StandardCharsets.ISO_8859_1);
        }
        return text;
    }

    /** Returns everything up to the end of the stream. */
    String readAll() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Returns the bytes of a frame of a client. */
    static byte[] frame(int first, String hex) {
        byte[] payload = HexFormat.of().parseHex(hex);
        return frame(first, payload, payload.length);
    }

    /** Returns a frame that announces a length, which may not be that of the payload. */
    static byte[] frame(int first, byte[] payload, long length) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) first);
        if (length < 126) {
            frame.put((byte) (0x80 | length));
        } else if (length < 65_536) {
            frame.put((byte) 0xFE).putShort((short) length);
        } else {
            frame.put((byte) 0xFF).putLong(length);
        }
        frame.putInt(KEY);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ KEY >>> 24 - 8 * (i & 3)));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    /** Sends a message in one frame. */
    void message(String hex) throws IOException {
        send(frame(FIN | BINARY, hex));
    }

    Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        return new Frame(first & 0x0F, in.readNBytes(length));
    }

    /** Returns the code that the server closes with, and checks that nothing follows. */
    int readClose() throws IOException {
        Frame frame = read();
        while (frame.opcode() != CLOSE) {
            frame = read();
        }
        socket.shutdownOutput();
        if (in.read() >= 0) {
            throw new IOException("something came behind the close frame");
        }
        return frame.closeCode();
    }

    /** Returns whether the server has ended the connection, however it did. */
    boolean isEnded() throws IOException {
        try {
            while (in.read() >= 0) {
                // What came before the end.
            }
            return true;
        } catch (EOFException | SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
