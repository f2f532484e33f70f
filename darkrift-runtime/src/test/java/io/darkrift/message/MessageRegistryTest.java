package io.darkrift.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.testing.OneWayMessages;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageRegistryTest {
    record Choice(int item) {
        Choice {
            if (item < 0) {
                throw new IllegalArgumentException("no negative items");
            }
        }
    }

    record Text(String text) {}

    /** Writes and reads a {@link Choice}. */
    record ChoiceSerializer(int tag) implements MessageSerializer<Choice> {
        @Override
        public Class<Choice> type() {
            return Choice.class;
        }

        @Override
        public void write(Choice choice, DarkriftWriter out) {
            out.writeInt32(choice.item);
        }

        @Override
        public Choice read(DarkriftReader in) {
            return new Choice(in.readInt32());
        }
    }

    /** Writes and reads a {@link Text}. */
    record TextSerializer(int tag) implements MessageSerializer<Text> {
        @Override
        public Class<Text> type() {
            return Text.class;
        }

        @Override
        public void write(Text text, DarkriftWriter out) {
            out.writeString(text.text);
        }

        @Override
        public Text read(DarkriftReader in) {
            return new Text(in.readString());
        }
    }

    private static final ChoiceSerializer CHOICE = new ChoiceSerializer(2);
    private static final TextSerializer TEXT = new TextSerializer(65_535);

    private final MessageRegistry registry = MessageRegistry.of(CHOICE, TEXT);

    @Test
    void messagesAreFoundByTagAndByClass() {
        assertThat(registry.size()).isEqualTo(2);
        assertThat(registry.find(2)).containsSame(CHOICE);
        assertThat(registry.find(65_535)).containsSame(TEXT);
        assertThat(registry.find(Choice.class)).containsSame(CHOICE);
        assertThat(registry.require(Text.class)).isSameAs(TEXT);
        assertThat(registry.contains(2)).isTrue();
        assertThat(registry.contains(Choice.class)).isTrue();
        assertThat(registry).containsExactly(CHOICE, TEXT);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (int tag : new int[] {3, 0, -1, 65_536, Integer.MIN_VALUE}) {
            assertThat(registry.find(tag)).isEmpty();
            assertThat(registry.contains(tag)).isFalse();
        }
        assertThat(registry.find(String.class)).isEmpty();
        assertThat(registry.contains(String.class)).isFalse();
        assertThat(MessageRegistry.empty()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.require(String.class))
                .withMessageStartingWith(
                        "java.lang.String is not a message of the registry, which has 2: mark the record");
    }

    @Test
    void aRegistryNeverChanges() {
        MessageRegistry one = MessageRegistry.of(CHOICE);
        MessageRegistry two = one.with(TEXT);
        assertThat(one).containsExactly(CHOICE);
        assertThat(two).containsExactly(CHOICE, TEXT);
        assertThat(two.without(2)).containsExactly(TEXT);
        assertThat(two.without(Text.class)).containsExactly(CHOICE);
        assertThat(two.without(9)).containsExactly(CHOICE, TEXT);
        assertThat(two).containsExactly(CHOICE, TEXT);
        assertThat(two.without(2).with(new ChoiceSerializer(3)).find(Choice.class))
                .contains(new ChoiceSerializer(3));
        var iterator = two.iterator();
        iterator.next();
        assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void registriesAreMergedAndTheSameMessageCountsOnce() {
        MessageRegistry merged = MessageRegistry.of(CHOICE).merge(MessageRegistry.of(List.of(CHOICE, TEXT)));
        assertThat(merged).containsExactly(CHOICE, TEXT);
    }

    @Test
    void eachEndHasARegistryOfWhatItMaySend() {
        MessageRegistry all = OneWayMessages.registry();
        assertThat(all.clientToServer()).extracting(MessageSerializer::tag).containsExactly(20, 22);
        assertThat(all.serverToClient()).extracting(MessageSerializer::tag).containsExactly(21, 22);
        assertThat(registry.clientToServer()).containsExactly(CHOICE, TEXT);
        assertThat(registry.serverToClient()).containsExactly(CHOICE, TEXT);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> registry.strict().clientToServer().decode(Message.of(2, new byte[6])));
    }

    @Test
    void clashesAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.with(new TextSerializer(2)))
                .withMessageMatching("tag 2 is used by .*Choice and .*Text: give one of them another tag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.merge(MessageRegistry.of(new ChoiceSerializer(3))))
                .withMessageMatching(".*Choice has the tags 2 and 3: a message has one tag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageRegistry.of(new ChoiceSerializer(65_536)))
                .withMessageMatching("tag of .*Choice is 65536: a tag is 0 to 65535");
        assertThatIllegalArgumentException().isThrownBy(() -> MessageRegistry.of(new ChoiceSerializer(-1)));
    }

    @Test
    void messagesAreConvertedToRecordsAndBack() {
        Message message = registry.encode(new Choice(5));
        assertThat(message).isEqualTo(Message.of(2, new byte[] {0, 0, 0, 5}));
        assertThat(registry.decode(message)).isEqualTo(new Choice(5));
        assertThat(registry.decode(message, Choice.class)).isEqualTo(new Choice(5));
        assertThatIllegalArgumentException().isThrownBy(() -> registry.encode("text"));
    }

    @Test
    void aTagThatIsNotTheOneOfTheClassIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.decode(Message.of(65_535), Choice.class))
                .withMessage("a message with tag 65535 can't be decoded as Choice, which has tag 2");
    }

    @Test
    void anUnknownTagIsAnExceptionThatSaysWhatToDo() {
        assertThatExceptionOfType(UnknownTagException.class)
                .isThrownBy(() -> registry.decode(Message.of(9)))
                .withMessage("no message of the registry has tag 9: add a record with @DarkriftMessage(tag = 9), or"
                        + " handle the raw message")
                .satisfies(e -> assertThat(e.tag()).isEqualTo(9));
    }

    @Test
    void whatFailsInAPayloadNamesTheMessage() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> registry.decode(Message.of(2, new byte[3])))
                .withMessage("Choice (tag 2): 4 bytes are needed at offset 0, 3 are left");
    }

    @Test
    void valuesThatTheRecordRefusesAreTheFaultOfThePayload() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> registry.decode(Message.of(2, new byte[] {-1, -1, -1, -1})))
                .withMessage("Choice (tag 2): the values were refused: no negative items")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesLeftOverAreIgnoredUnlessTheRegistryIsStrict() {
        Message message = Message.of(2, new byte[6]);
        assertThat(registry.decode(message)).isEqualTo(new Choice(0));
        for (MessageRegistry strict : List.of(
                registry.strict(),
                MessageRegistry.of(CHOICE).strict().with(TEXT),
                registry.strict().without(65_535),
                registry.merge(MessageRegistry.empty().strict()),
                MessageRegistry.empty().strict().merge(registry))) {
            assertThatExceptionOfType(WireException.class)
                    .isThrownBy(() -> strict.decode(message))
                    .withMessage("Choice (tag 2): 2 bytes are left over, and the registry is strict")
                    .satisfies(e -> assertThat(e.offset()).isEqualTo(4));
        }
    }

    @Test
    void theFingerprintIsThatOfTheMessagesInWhateverOrder() {
        assertThat(MessageRegistry.of(TEXT, CHOICE).fingerprint())
                .isEqualTo(registry.fingerprint())
                .isEqualTo(registry.strict().fingerprint())
                .isEqualTo(MessageRegistry.of(TEXT).with(CHOICE).fingerprint());
        assertThat(registry.fingerprint())
                .isNotEqualTo(registry.without(2).fingerprint())
                .isNotEqualTo(registry.without(2).with(new ChoiceSerializer(3)).fingerprint());
    }

    @Test
    void fingerprintsStayWithTheirMessages() {
        MessageRegistry generated = registry.withFingerprints("0123456789abcdef", "fedcba9876543210");

        assertThat(generated.fingerprint())
                .isNotEqualTo(registry.fingerprint())
                .isEqualTo(generated.without(2).merge(generated).fingerprint())
                .isEqualTo(generated.clientToServer().fingerprint());
        assertThat(generated.without(2).with(CHOICE).without(65_535).fingerprint())
                .as("what is given by hand has no fingerprint")
                .isEqualTo(MessageRegistry.of(CHOICE).fingerprint());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.withFingerprints("0123456789abcdef"))
                .withMessageContaining(
                        "expected 32 hexadecimal digits for the fingerprints of 2 messages, and 16 arrived");
    }

    @Test
    void two_serializers_of_one_message_are_refused() {
        record Other(int tag) implements MessageSerializer<Choice> {
            @Override
            public Class<Choice> type() {
                return Choice.class;
            }

            @Override
            public void write(Choice choice, DarkriftWriter out) {
                out.writeInt32(-choice.item);
            }

            @Override
            public Choice read(DarkriftReader in) {
                return new Choice(-in.readInt32());
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.merge(MessageRegistry.of(new Other(2))))
                .withMessageContaining(ChoiceSerializer.class.getName())
                .withMessageContaining("without(tag)");
        assertThat(registry.without(2).with(new Other(2))).hasSize(2);
    }
}
