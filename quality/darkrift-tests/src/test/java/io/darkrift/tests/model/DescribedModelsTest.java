package io.darkrift.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.protocol.DecodedMessage;
import io.darkrift.protocol.DecodedMessage.Value;
import io.darkrift.protocol.MessageDecoder;
import io.darkrift.protocol.ProtocolDescription;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a tool reads with the description alone is what serializers have written. */
class DescribedModelsTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load();
    private static final String OPAQUE = "only ";

    /** Types whose text is that of Java. */
    private static final Set<String> PLAIN = Set.of("int8", "int16", "int32", "int64", "float32", "float64", "bool");

    private final MessageDecoder decoder = new MessageDecoder(ProtocolDescription.load());
    private final RandomModels models = new RandomModels(new Draw(11));
    private int compared;

    private DecodedMessage decode(int tag, byte[] payload) {
        return decoder.decode(tag, payload, 0, payload.length, false).orElseThrow();
    }

    @Test
    void every_byte_belongs_to_a_value() throws ReflectiveOperationException {
        for (int round = 0; round < 50; round++) {
            for (Object model : models.all()) {
                Message message = REGISTRY.encode(model);
                byte[] payload = message.payload();
                DecodedMessage decoded = decode(message.tag(), payload);
                assertThat(decoded.name()).isEqualTo(model.getClass().getCanonicalName());
                if (decoded.problem().isPresent()) {
                    assertThat(decoded.problem().get()).as(model.toString()).startsWith(OPAQUE);
                    continue;
                }
                assertThat(decoded.end()).as(model.toString()).isEqualTo(payload.length);
                BitSet covered = new BitSet();
                decoded.values().forEach(value -> covered.set(value.from(), value.to()));
                assertThat(covered.cardinality()).as("%s: %s", model, decoded).isEqualTo(payload.length);
                compare(model, decoded);
            }
        }
        assertThat(compared).as("values that are the same in Java").isGreaterThan(500);
    }

    private void compare(Object model, DecodedMessage decoded) throws ReflectiveOperationException {
        for (RecordComponent component : model.getClass().getRecordComponents()) {
            if (component.getType().isPrimitive() && component.getType() != char.class) {
                component.getAccessor().setAccessible(true);
                String expected = String.valueOf(component.getAccessor().invoke(model));
                for (Value value : decoded.values()) {
                    if (value.path().equals(component.getName()) && PLAIN.contains(value.type())) {
                        assertThat(value.text()).as("%s of %s", value, model).isEqualTo(expected);
                        compared++;
                    }
                }
            }
        }
    }

    @Test
    void a_payload_that_was_cut_is_read_up_to_the_cut() {
        for (Object model : models.all()) {
            Message message = REGISTRY.encode(model);
            byte[] payload = message.payload();
            DecodedMessage whole = decode(message.tag(), payload);
            for (int size = 0; size < payload.length; size++) {
                DecodedMessage cut = decode(message.tag(), Arrays.copyOf(payload, size));
                assertThat(cut.end()).isLessThanOrEqualTo(size);
                if (whole.problem().isEmpty()) {
                    assertThat(cut.problem()).as("%s cut to %s", model, size).isPresent();
                }
                int same = 0;
                while (same < cut.values().size()
                        && cut.values().get(same).equals(whole.values().get(same))) {
                    same++;
                }
                assertThat(same)
                        .as("values of %s cut to %s", model, size)
                        .isEqualTo(cut.values().size());
            }
        }
    }
}
