package io.darkrift.tools.capture.pcap;

import io.darkrift.message.SendMode;
import io.darkrift.protocol.MessageHeader;
import io.darkrift.tools.capture.pcap.Segment.Endpoint;
import io.darkrift.wire.support.BigEndian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A TCP connection that may be one of DarkRift. It is one if the server sends a token of 9 bytes first, and then Configure, or
 * if a client shows the token over UDP.
 */
final class Conversation {
    private static final int TOKEN_BYTES = 9;
    private static final int ACKNOWLEDGEMENT_BYTES = 12;
    private static final int CONFIGURE_BYTES = 5;
    private static final int PRESENTATION_BYTES = 12;
    private static final int PRESENT_TOKEN = 2;
    private static final byte COMMAND = (byte) MessageHeader.COMMAND;

    /** What a client may send before it is known whether this is DarkRift. */
    private static final int MAX_UNDECIDED = 100;

    /** What the conversation reports. */
    interface Listener {
        /** The server has sent the token. */
        void token(Conversation conversation);

        /** It is a connection of DarkRift. */
        void accepted(Conversation conversation);

        /** It is something else. */
        void refused(Conversation conversation);

        void message(Conversation conversation, boolean fromServer, SendMode mode, byte[] bytes);

        void badLength(Conversation conversation, boolean fromServer, int length);
    }

    private enum State {
        UNDECIDED,
        ACCEPTED,
        REFUSED
    }

    private final Endpoint client;
    private final Endpoint server;
    private final Listener listener;
    private final TcpStream ofClient = new TcpStream((bytes, from) -> bytes(false, bytes, from));
    private final TcpStream ofServer = new TcpStream((bytes, from) -> bytes(true, bytes, from));
    private final TcpStream.Cutter clientMessages = new TcpStream.Cutter();
    private final TcpStream.Cutter serverMessages = new TcpStream.Cutter();
    private final byte[] token = new byte[TOKEN_BYTES];
    private final List<byte[]> undecided = new ArrayList<>();
    private int tokenSize;
    private State state = State.UNDECIDED;
    private int number;
    private boolean clientEnds;
    private boolean serverEnds;
    private boolean endsByServer;
    private boolean isReset;

    Conversation(Endpoint client, Endpoint server, Listener listener) {
        this.client = client;
        this.server = server;
        this.listener = listener;
    }

    Endpoint client() {
        return client;
    }

    Endpoint server() {
        return server;
    }

    /** Returns its number among the connections of DarkRift, or 0. */
    int number() {
        return number;
    }

    void setNumber(int assigned) {
        number = assigned;
    }

    boolean isRefused() {
        return state == State.REFUSED;
    }

    byte[] token() {
        return token;
    }

    /** Returns whether a SYN of the client, with another sequence number, begins another connection. */
    boolean isReplacedBy(Segment syn) {
        return !ofClient.beganWith(syn.sequence());
    }

    boolean hasEnded() {
        return isReset || clientEnds && serverEnds;
    }

    boolean endsByServer() {
        return endsByServer;
    }

    String endReason() {
        return isReset ? "reset" : "closed";
    }

    /** Returns how much it keeps. */
    long keptBytes() {
        return ofClient.waitingBytes()
                + ofServer.waitingBytes()
                + clientMessages.keptBytes()
                + serverMessages.keptBytes();
    }

    /** Returns whether bytes are missing. */
    boolean isBroken() {
        return ofClient.isBroken() || ofServer.isBroken();
    }

    boolean lacks() {
        return isBroken() || ofClient.waitingBytes() + ofServer.waitingBytes() > 0;
    }

    /** Stops reading, so that nothing is kept. */
    void abandon() {
        ofClient.abandon();
        ofServer.abandon();
        clientMessages.stop();
        serverMessages.stop();
        undecided.clear();
    }

    /** Takes a segment of TCP. */
    void segment(Segment segment, boolean fromServer) {
        TcpStream stream = fromServer ? ofServer : ofClient;
        if (segment.has(Segment.SYN)) {
            stream.begin(segment.sequence());
        }
        if (state != State.REFUSED) {
            stream.add(segment);
        }
        boolean first = !clientEnds && !serverEnds && !isReset;
        if (segment.has(Segment.RST)) {
            isReset = true;
        } else if (segment.has(Segment.FIN)) {
            clientEnds |= !fromServer;
            serverEnds |= fromServer;
        }
        if (first && (clientEnds || serverEnds || isReset)) {
            endsByServer = fromServer;
        }
    }

    private void bytes(boolean fromServer, byte[] bytes, int from) {
        if (state == State.REFUSED) {
            return;
        }
        int at = from;
        if (fromServer && tokenSize < TOKEN_BYTES) {
            int more = Math.min(TOKEN_BYTES - tokenSize, bytes.length - at);
            System.arraycopy(bytes, at, token, tokenSize, more);
            tokenSize += more;
            at += more;
            if (tokenSize == TOKEN_BYTES) {
                listener.token(this);
            }
        } else if (!fromServer && tokenSize < TOKEN_BYTES) {
            refuse(); // In DarkRift the server speaks first.
            return;
        }
        if (at < bytes.length) {
            (fromServer ? serverMessages : clientMessages).add(bytes, at, messages(fromServer));
        }
    }

    private TcpStream.Cutter.Messages messages(boolean fromServer) {
        return new TcpStream.Cutter.Messages() {
            @Override
            public void message(byte[] bytes) {
                reliable(fromServer, bytes);
            }

            @Override
            public void badLength(int length) {
                if (state == State.ACCEPTED) {
                    listener.badLength(Conversation.this, fromServer, length);
                } else {
                    refuse();
                }
            }
        };
    }

    private void reliable(boolean fromServer, byte[] bytes) {
        if (!fromServer && isPresentation(bytes)) {
            return; // A part of the handshake.
        }
        if (state == State.UNDECIDED) {
            if (fromServer && isConfigure(bytes)) {
                accept();
            } else if (fromServer || undecided.size() == MAX_UNDECIDED) {
                refuse();
                return;
            } else {
                undecided.add(bytes);
                return;
            }
        }
        if (state == State.ACCEPTED) {
            listener.message(this, fromServer, SendMode.RELIABLE, bytes);
        }
    }

    private static boolean isConfigure(byte[] bytes) {
        return bytes.length == CONFIGURE_BYTES && bytes[0] == COMMAND && BigEndian.getUInt16(bytes, 1) == 0;
    }

    private static boolean isPresentation(byte[] bytes) {
        return bytes.length == PRESENTATION_BYTES
                && bytes[0] == COMMAND
                && BigEndian.getUInt16(bytes, 1) == PRESENT_TOKEN;
    }

    /** It is a connection of DarkRift. */
    void accept() {
        if (state == State.UNDECIDED) {
            state = State.ACCEPTED;
            listener.accepted(this);
            undecided.forEach(bytes -> listener.message(this, false, SendMode.RELIABLE, bytes));
            undecided.clear();
        }
    }

    private void refuse() {
        if (state == State.UNDECIDED) {
            state = State.REFUSED;
            abandon();
            listener.refused(this);
        }
    }

    /** Takes a datagram. */
    void datagram(boolean fromServer, byte[] bytes) {
        boolean isHandshake = bytes.length < 3
                || (fromServer
                        ? bytes.length == ACKNOWLEDGEMENT_BYTES
                                && Arrays.equals(bytes, 0, 8, token, 1, TOKEN_BYTES)
                                && BigEndian.getInt32(bytes, 8) == 0
                        : Arrays.equals(bytes, token));
        if (!isHandshake && state == State.ACCEPTED) {
            listener.message(this, fromServer, SendMode.UNRELIABLE, bytes);
        }
    }
}
