package io.darkrift.tests.fuzz;

import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.tests.model.DecodingMemory;
import io.darkrift.tests.model.SameValues;
import io.darkrift.wire.WireException;
import java.util.ArrayList;
import java.util.List;

/**
 * Any bytes, read by any generated serializer: a record or a {@link WireException}, and memory in proportion to the bytes.
 * What was read can be written, and is then read as the same.
 *
 * <pre>
 * +---------------+-------------+
 * | serializer u8 | payload ... |
 * +---------------+-------------+
 * </pre>
 */
class SerializerFuzzTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load();

    private static final List<MessageSerializer<?>> SERIALIZERS = new ArrayList<>();

    static {
        REGISTRY.forEach(SERIALIZERS::add);
    }

    @FuzzTest
    void anyBytesAreARecordOrAWireException(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int tag = SERIALIZERS.get((data[0] & 0xFF) % SERIALIZERS.size()).tag();
        Message message = Message.of(tag, data, 1, data.length);
        DecodingMemory.check(REGISTRY, message);
        Object record;
        try {
            record = REGISTRY.decode(message);
        } catch (WireException e) {
            check(e, message);
            return;
        }
        writeAndReadAgain(record, message.size());
    }

    private static void writeAndReadAgain(Object record, int size) {
        Message message;
        try {
            message = REGISTRY.encode(record);
        } catch (IllegalArgumentException e) {
            String text = String.valueOf(e.getMessage());
            if (text.contains("is U+FFFD: ASCII holds")) {
                // What was no character in ASCII has been read as one that ASCII does not have.
                return;
            }
            if (text.contains("elements that may take no bytes") && !text.contains("message of " + size + " bytes")) {
                // Bytes behind the last component paid for elements, and are not written again.
                return;
            }
            throw e;
        }
        Object again = REGISTRY.decode(message);
        if (!SameValues.test(record, again)) {
            fail("%s was read as %s", record, again);
        }
    }

    /** A constructor may refuse its arguments; anything else is a fault of the serializer. */
    private static void check(WireException e, Message message) {
        if (e.offset() < 0 || e.offset() > message.size()) {
            fail("the offset %d is none of 0 to %d".formatted(e.offset(), message.size()), e);
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (!(root instanceof WireException)
                && !String.valueOf(root.getMessage()).endsWith("does not exist")) {
            fail("a serializer threw what is no WireException", e);
        }
    }
}
