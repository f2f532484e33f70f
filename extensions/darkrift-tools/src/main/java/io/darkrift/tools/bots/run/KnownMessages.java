package io.darkrift.tools.bots.run;

import io.darkrift.annotation.Direction;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.MessageEncoder;
import io.darkrift.tools.capture.Protocol;
import io.darkrift.wire.support.BigEndian;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The messages that the user may name: by names, where there are descriptions, and by tags. Safe for use by any thread. */
final class KnownMessages {
    private static final int MAX_TAG = 65_535;
    private static final int MAX_LISTED = 30;

    private final Protocol protocol;
    private final MessageEncoder encoder;

    KnownMessages(Protocol protocol) {
        this.protocol = protocol;
        this.encoder = new MessageEncoder(protocol.descriptions());
    }

    /** Returns the name of the message of a tag, or an empty string. */
    String name(int tag) {
        return protocol.name(tag).orElse("");
    }

    /** Returns the name of the message of a tag, or the tag in words. */
    String nameOrTag(int tag) {
        return protocol.name(tag).orElse("tag " + tag);
    }

    private static OptionalInt number(String text) {
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /**
     * Returns the tag of what the user has named.
     *
     * @param text a name or a tag
     * @return the tag
     * @throws IllegalArgumentException if there is no such message
     */
    int tag(String text) {
        OptionalInt number = number(text);
        if (number.isEmpty()) {
            return describedByName(text).tag();
        }
        if (number.getAsInt() > MAX_TAG) {
            throw new IllegalArgumentException("tag " + text + " is out of range: a tag is 0 to " + MAX_TAG);
        }
        return number.getAsInt();
    }

    /**
     * Returns the description of what the user has named, which a client may send.
     *
     * @param text a name or a tag
     * @return the description
     * @throws IllegalArgumentException if there is no such message, or only servers send it
     */
    MessageDescription sendable(String text) {
        OptionalInt number = number(text);
        MessageDescription message = number.isEmpty()
                ? describedByName(text)
                : encoder.message(tag(text))
                        .orElseThrow(() -> new IllegalArgumentException("there is no description of tag " + text
                                + ": give one with --protocol or --jar, or use a script with \"hex\""));
        if (message.direction() == Direction.SERVER_TO_CLIENT) {
            throw new IllegalArgumentException(text + " is sent by servers only: clients can't send it");
        }
        return message;
    }

    private MessageDescription describedByName(String name) {
        List<MessageDescription> found = encoder.messages(name);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no message " + name
                    + (encoder.messages().isEmpty()
                            ? ": nothing describes messages. Give a description with --protocol or --jar, or a tag"
                            : ": there are " + names(encoder.messages())));
        }
        throw new IllegalArgumentException(name + " is not the name of one message only: choose one of "
                + found.stream().map(MessageDescription::name).collect(Collectors.joining(", ")));
    }

    private static String names(List<MessageDescription> messages) {
        return messages.stream()
                        .map(each -> each.name().substring(each.name().lastIndexOf('.') + 1))
                        .limit(MAX_LISTED)
                        .collect(Collectors.joining(", "))
                + (messages.size() > MAX_LISTED ? " and " + (messages.size() - MAX_LISTED) + " others" : "");
    }

    /**
     * Makes a message.
     *
     * @param description what it is
     * @param values its values, or null for random ones
     * @param requestId the id, for a request
     * @param random chooses random values
     * @param mode the channel
     * @return the message
     * @throws IllegalArgumentException if a value is missing or not valid
     */
    Message encode(
            MessageDescription description,
            @Nullable Map<String, ?> values,
            int requestId,
            RandomGenerator random,
            SendMode mode) {
        byte[] payload = values == null
                ? encoder.encodeRandom(description, random)
                : encoder.encode(description, values, random);
        if (description.answer().isPresent()) {
            byte[] body = payload;
            payload = new byte[Integer.BYTES + body.length];
            BigEndian.putInt32(payload, 0, requestId);
            System.arraycopy(body, 0, payload, Integer.BYTES, body.length);
        }
        return Message.of(description.tag(), payload).with(mode);
    }

    /**
     * Reads bytes in hexadecimal.
     *
     * @param text digits, two for each byte
     * @return the bytes
     * @throws IllegalArgumentException if the text is not valid
     */
    static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text.replace(" ", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"hex\" is not valid: it is two digits for each byte, as in \"00ff\"", e);
        }
    }
}
