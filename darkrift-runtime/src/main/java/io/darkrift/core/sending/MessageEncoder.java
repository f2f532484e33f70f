package io.darkrift.core.sending;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftWriter;
import org.jspecify.annotations.Nullable;

/**
 * Encodes messages in a buffer of the calling thread. User code (accessors and serializers) runs here and nowhere else
 * on the way out, so that it never runs under a lock of the library.
 */
public final class MessageEncoder {
    private static final int FIRST_CAPACITY = 2_048;

    /** A buffer that has grown beyond this is not kept. */
    private static final int MAX_KEPT_CAPACITY = 1 << 20;

    private static final ThreadLocal<MessageEncoder> CURRENT = ThreadLocal.withInitial(MessageEncoder::new);

    private final DarkriftWriter out = new DarkriftWriter(FIRST_CAPACITY);
    private boolean busy;

    private MessageEncoder() {}

    /**
     * Returns the encoder of this thread, or another one where a serializer or accessor sends a message while one is being
     * encoded.
     *
     * @return an encoder that holds nothing; the caller {@linkplain #release() releases} it
     */
    public static MessageEncoder acquire() {
        MessageEncoder encoder = CURRENT.get();
        if (encoder.busy) {
            encoder = new MessageEncoder();
        }
        encoder.busy = true;
        return encoder;
    }

    /**
     * Encodes a message behind what the encoder holds already.
     *
     * @param message a record, a {@link Message} or an {@link EncodedMessage}
     * @param serializer the serializer of the record, or null
     * @param maxBody the largest size, from the flags to the end
     * @throws IllegalArgumentException if the message can't be written or is too large
     */
    public void encode(Object message, @Nullable MessageSerializer<?> serializer, int maxBody) {
        encode(out, message, serializer, maxBody);
    }

    /**
     * Refuses a ping by hand where the library counts the acknowledgements.
     *
     * @param settings the settings of this end
     * @param message a message without a serializer
     * @throws IllegalArgumentException if it is such a ping
     */
    public static void checkRaw(ConnectionSettings settings, Object message) {
        if (settings.acknowledgePings() && message instanceof Message raw && raw.kind() == Message.Kind.PING) {
            throw new IllegalArgumentException("a ping by hand needs acknowledgePings(false), because the library would"
                    + " reject its acknowledgement: send it with ping(message, mode)");
        }
    }

    /** As {@link #encode(Object, MessageSerializer, int)}, into another buffer. If it throws, the buffer is as it was. */
    static void encode(DarkriftWriter out, Object message, @Nullable MessageSerializer<?> serializer, int maxBody) {
        if (serializer != null) {
            Frames.write(out, serializer, message, maxBody);
        } else if (message instanceof Message raw) {
            Frames.write(out, raw, maxBody);
        } else {
            Frames.write(out, (EncodedMessage) message, maxBody);
        }
    }

    /**
     * Returns the array that holds what was encoded, from index 0.
     *
     * @return the array of the encoder, not a copy
     */
    public byte[] array() {
        return out.array();
    }

    /**
     * Returns the size of what was encoded.
     *
     * @return the count of bytes
     */
    public int size() {
        return out.position();
    }

    /** Returns a copy of what was encoded. */
    byte[] toByteArray() {
        return out.toByteArray();
    }

    /** Returns the encoder to its thread. */
    public void release() {
        busy = false;
        out.reset(MAX_KEPT_CAPACITY);
    }
}
