package io.darkrift.tests.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.DecodedMessage;
import io.darkrift.protocol.MessageDecoder;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.MessageEncoder;
import io.darkrift.protocol.ProtocolDescription;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a tool writes with the description alone is what serializers and tools read. */
class EncodedModelsTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load().strict();
    private static final List<ProtocolDescription> PROTOCOLS = ProtocolDescription.load();
    private static final int ROUNDS = 50;

    private final MessageEncoder encoder = new MessageEncoder(PROTOCOLS);
    private final MessageDecoder decoder = new MessageDecoder(PROTOCOLS);
    private final SplittableRandom random = new SplittableRandom(12);

    private DecodedMessage described(MessageDescription message, byte[] body) {
        byte[] payload = message.answer().isEmpty()
                ? body
                : ByteBuffer.allocate(Integer.BYTES + body.length)
                        .putInt(1)
                        .put(body)
                        .array();
        return decoder.decode(message.tag(), payload, 0, payload.length, false).orElseThrow();
    }

    private static boolean canEndEarly(MessageDescription message) {
        return message.components().stream().anyMatch(ComponentDescription::appended)
                || message.components().stream()
                        .anyMatch(component -> component.type().toString().contains("struct("));
    }

    @Test
    void serializers_read_each_random_payload_and_write_the_same_again() {
        int written = 0;
        for (MessageDescription message : encoder.messages()) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] payload;
                try {
                    payload = encoder.encodeRandom(message, random);
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageContaining("knows the bytes of");
                    break;
                }
                DecodedMessage decoded = described(message, payload);
                assertThat(decoded.problem()).as("%s", decoded).isEmpty();
                assertThat(decoded.values()).noneMatch(value -> value.path().equals("(ignored)"));
                Object record = REGISTRY.decode(Message.of(message.tag(), payload));
                if (!canEndEarly(message)) {
                    assertThat(REGISTRY.encode(record).payload())
                            .as("%s, %s", record, decoded)
                            .isEqualTo(payload);
                    written++;
                }
            }
        }
        assertThat(written).as("payloads that were compared").isGreaterThan(2_000);
    }

    @Test
    void most_messages_of_all_models_can_be_made_up() {
        long made = encoder.messages().stream()
                .filter(message -> {
                    try {
                        encoder.encodeRandom(message, random);
                        return true;
                    } catch (IllegalArgumentException e) {
                        return false;
                    }
                })
                .count();
        assertThat(made).isGreaterThan(encoder.messages().size() * 9L / 10);
        for (MessageSerializer<?> each : REGISTRY) {
            assertThat(encoder.message(each.tag())).as(each.type().getName()).isPresent();
        }
    }
}
