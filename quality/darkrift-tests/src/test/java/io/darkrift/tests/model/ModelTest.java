package io.darkrift.tests.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What holds for every record, tried with values and bytes from a seeded generator. */
class ModelTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load();

    /** A component of the record, or of a struct in it. */
    private static final String COMPONENT = "(?s).*: [A-Z]\\w*\\.\\w+: .*";

    private final Draw draw = new Draw(2);
    private final RandomModels models = new RandomModels(draw);

    @Test
    void whatWasWrittenIsRead() {
        MessageRegistry strict = REGISTRY.strict();
        for (int round = 0; round < 300; round++) {
            for (Object model : models.all()) {
                Object read = strict.decode(strict.encode(model));
                assertThat(SameValues.test(model, read))
                        .as("%s was read as %s", model, read)
                        .isTrue();
            }
        }
    }

    @Test
    void aMessageIsWrittenAndReadWhereverItStands() {
        for (int before = 0; before < 9; before++) {
            for (Object model : models.all()) {
                DarkriftWriter out = new DarkriftWriter(1);
                out.reserve(before);
                write(REGISTRY.require(model.getClass()), model, out);
                int end = out.position();
                out.writeInt64(-1);
                DarkriftReader in = new DarkriftReader(out.array(), before, out.position());
                Object read = REGISTRY.require(model.getClass()).read(in);
                assertThat(SameValues.test(model, read))
                        .as("%s was read as %s", model, read)
                        .isTrue();
                assertThat(in.position()).isEqualTo(end - before);
            }
        }
    }

    private static <T> void write(MessageSerializer<T> serializer, Object model, DarkriftWriter out) {
        out.write(serializer.type().cast(model), serializer);
    }

    @Test
    void everyTruncationIsAnExceptionThatNamesTheMessage() {
        for (Object model : models.all()) {
            Message message = REGISTRY.encode(model);
            String name = model.getClass().getSimpleName() + " (tag " + message.tag() + "): ";
            byte[] payload = message.payload();
            for (int size = 0; size < payload.length; size++) {
                Message cut = Message.of(message.tag(), Arrays.copyOf(payload, size));
                Object read;
                try {
                    read = REGISTRY.decode(cut);
                } catch (WireException e) {
                    assertThat(e).hasMessageStartingWith(name);
                    assertThat(e).hasMessageMatching(COMPONENT);
                    assertThat(e.offset()).isBetween(0, size);
                    continue;
                }
                fail("%s was read from %d of %d bytes", read, size, payload.length);
            }
        }
    }

    @Test
    void anyBytesAreAValueOrAWireException() {
        for (int round = 0; round < 500; round++) {
            for (Object model : models.all()) {
                Message message = REGISTRY.encode(model);
                byte[] payload = message.payload();
                for (int i = draw.below(4); i > 0 && payload.length > 0; i--) {
                    payload[draw.below(payload.length)] ^= (byte) (1 << draw.below(8));
                }
                read(Message.of(message.tag(), payload));
                read(Message.of(message.tag(), draw.bytes(200)));
            }
        }
    }

    private static void read(Message message) {
        try {
            assertThat(REGISTRY.decode(message)).isNotNull();
        } catch (WireException e) {
            assertThat(e.offset()).isBetween(0, message.size());
        } catch (RuntimeException | Error e) {
            fail("tag %d: %s".formatted(message.tag(), HexFormat.of().formatHex(message.payload())), e);
        }
    }
}
