package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types that other processors write while the processor runs. */
class RoundsTest {
    private static final String CHOOSE = "@DarkriftMessage(tag = 1) record Choose(Kind kind) {}";
    private static final String KIND = "enum Kind { A, B }";

    @Test
    void aTypeThatComesInTheNextRoundIsAwaited() {
        Compilation compilation = Sources.game(CHOOSE)
                .processor(new LateTypes(Map.of(1, List.of(KIND))))
                .succeed();

        assertThat(Sources.generated(compilation, "game.ChooseSerializer")).contains("Kind.values()");
        assertThat(Sources.generated(compilation, "game.GeneratedMessageRegistry"))
                .contains("ChooseSerializer.INSTANCE");
    }

    @Test
    void aTypeThatComesTwoRoundsLaterIsAwaited() {
        Compilation compilation = Sources.game(CHOOSE, "@DarkriftMessage(tag = 2) record Choice(int item) {}")
                .processor(new LateTypes(Map.of(2, List.of(KIND))))
                .succeed();

        assertThat(Sources.generated(compilation, "game.GeneratedMessageRegistry"))
                .contains("ChooseSerializer.INSTANCE", "ChoiceSerializer.INSTANCE");
    }

    @Test
    void aHolderWaitsForWhatItsStructWaitsFor() {
        Compilation compilation = Sources.game(
                        "@DarkriftMessage(tag = 1) record Path(List<Step> steps) {}".replace("List", "java.util.List"),
                        "@DarkriftStruct record Step(Kind kind, int x) {}")
                .processor(new LateTypes(Map.of(1, List.of(KIND))))
                .succeed();

        assertThat(Sources.generated(compilation, "game.PathSerializer")).contains("StepSerializer.SIZE");
    }

    @Test
    void aSerializerThatComesInTheNextRoundIsAwaited() {
        String serializer = "class IdSerializer implements io.darkrift.wire.ValueSerializer<java.util.UUID> {"
                + " public void write(java.util.UUID value, io.darkrift.wire.DarkriftWriter out) {}"
                + " public java.util.UUID read(io.darkrift.wire.DarkriftReader in) { return null; } }";
        Compilation compilation = Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(@SerializedBy(IdSerializer.class) java.util.UUID id) {}")
                .processor(new LateTypes(Map.of(1, List.of(serializer))))
                .succeed();

        assertThat(Sources.generated(compilation, "game.ChooseSerializer")).contains("new IdSerializer()");
    }

    @Test
    void aMessageThatAnotherProcessorWritesIsInTheRegistry() {
        Compilation compilation = Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                .processor(new LateTypes(Map.of(1, List.of("@DarkriftMessage(tag = 2) record Late(int item) {}"))))
                .succeed();

        assertThat(Sources.generated(compilation, "game.GeneratedMessageRegistry"))
                .contains("ChooseSerializer.INSTANCE", "LateSerializer.INSTANCE");
    }

    @Test
    void aMessageThatComesAfterTheRegistryIsAnError() {
        Compilation compilation = Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                .processor(new LateTypes(Map.of(2, List.of("@DarkriftMessage(tag = 2) record Late(int item) {}"))))
                .compile();

        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(Locale.ROOT))
                .anyMatch(text -> text.startsWith("[DarkriftLateMessage] Late was written by a processor after"));
    }

    @Test
    void nothingIsWrittenInTheLastRound() {
        Witness witness = new Witness();

        Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                .processor(witness)
                .succeed();

        assertThat(witness.rounds())
                .containsExactly(
                        List.of("game.Choose"),
                        List.of("game.ChooseSerializer"),
                        List.of(
                                "game.GeneratedMessageRegistry",
                                "game.GeneratedMessageRegistryHandler",
                                "game.GeneratedMessageRegistryHandlerAdapter"),
                        List.of());
    }
}
