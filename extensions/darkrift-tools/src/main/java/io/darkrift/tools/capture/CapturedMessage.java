package io.darkrift.tools.capture;

import io.darkrift.message.SendMode;
import io.darkrift.protocol.MessageHeader;
import java.time.Duration;

/**
 * A message that was seen.
 *
 * @param time the time since the start of the capture
 * @param connection the number of the connection, from 1 on
 * @param fromServer whether the server has sent it
 * @param mode the channel
 * @param bytes the message from its flags on, without a length: at least 3 bytes; not copied, not to be changed
 */
public record CapturedMessage(Duration time, int connection, boolean fromServer, SendMode mode, byte[] bytes)
        implements CapturedEvent {
    /** Returns what stands before the payload. */
    public MessageHeader header() {
        return MessageHeader.read(bytes, 0, bytes.length);
    }

    /**
     * Returns the tag: 0 to 65,535.
     *
     * @return the tag
     */
    public int tag() {
        return header().tag();
    }

    /** Returns the sender as recordings and commands name it: {@code client} or {@code server}. */
    public String sender() {
        return sender(fromServer);
    }

    /** Returns the channel as recordings and commands name it: {@code reliable} or {@code unreliable}. */
    public String channel() {
        return mode == SendMode.RELIABLE ? "reliable" : "unreliable";
    }

    static String sender(boolean fromServer) {
        return fromServer ? "server" : "client";
    }
}
