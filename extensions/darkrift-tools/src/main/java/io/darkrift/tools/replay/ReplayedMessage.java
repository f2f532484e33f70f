package io.darkrift.tools.replay;

import io.darkrift.connection.Connection;
import io.darkrift.message.Message;
import io.darkrift.protocol.MessageHeader;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.wire.support.BigEndian;
import java.time.Duration;

/** Turns recorded messages into those that are sent, and back. */
final class ReplayedMessage {
    private ReplayedMessage() {}

    /** Returns whether a message is sent again. Acknowledgements and commands are sent by the library. */
    static boolean isSent(CapturedMessage message) {
        MessageHeader.Kind kind = message.header().kind();
        return kind == MessageHeader.Kind.MESSAGE || kind == MessageHeader.Kind.PING;
    }

    /** Returns whether a message of the server counts as an answer: one that an application sends. */
    static boolean isCounted(CapturedMessage message) {
        return message.header().kind() == MessageHeader.Kind.MESSAGE;
    }

    /**
     * Sends a message again. A ping gets a code of this connection, so that its acknowledgement fits.
     *
     * @throws io.darkrift.connection.ConnectionClosedException if the connection has ended
     * @throws IllegalArgumentException if the transport does not carry it
     */
    static void send(Connection connection, CapturedMessage message) throws InterruptedException {
        MessageHeader header = message.header();
        byte[] bytes = message.bytes();
        Message raw = Message.of(header.tag(), bytes, header.payload(), bytes.length);
        if (header.kind() == MessageHeader.Kind.PING) {
            connection.ping(raw, message.mode());
        } else {
            connection.sendBlocking(raw, message.mode());
        }
    }

    /** Returns a message that has arrived, as it is recorded. */
    static CapturedMessage capture(Duration time, int connection, boolean fromServer, Message message) {
        boolean isPlain = message.kind() == Message.Kind.PLAIN;
        byte[] payload = message.payload();
        byte[] bytes = new byte[(isPlain ? 3 : 5) + payload.length];
        bytes[0] = (byte)
                (isPlain
                        ? 0
                        : message.kind() == Message.Kind.PING ? MessageHeader.PING : MessageHeader.ACKNOWLEDGEMENT);
        BigEndian.putInt16(bytes, 1, message.tag());
        if (!isPlain) {
            BigEndian.putInt16(bytes, 3, message.pingCode());
        }
        System.arraycopy(payload, 0, bytes, bytes.length - payload.length, payload.length);
        return new CapturedMessage(time, connection, fromServer, message.sendMode(), bytes);
    }
}
