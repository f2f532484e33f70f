package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Types that other processors write while the processor runs. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class RoundsTest {
    private static final String CHOOSE = "@DarkriftMessage(tag = 1) record Choose(Kind kind) {}";
    private static final String KIND = "enum Kind { A, B }";

    @Parameter
    TestedCompiler compiler;

    @Test
    void aTypeThatComesInTheNextRoundIsAwaited() {
        Compiled compiled = Sources.game(CHOOSE)
                .processor(new LateTypes(Map.of(1, List.of(KIND))))
                .succeed(compiler);

        assertThat(compiled.source("game.ChooseSerializer")).contains("EnumTable.of(Kind.class)");
        assertThat(compiled.source("game.GeneratedMessageRegistry")).contains("ChooseSerializer.INSTANCE");
    }

    @Test
    void aTypeThatComesTwoRoundsLaterIsAwaited() {
        Compiled compiled = Sources.game(CHOOSE, "@DarkriftMessage(tag = 2) record Choice(int item) {}")
                .processor(new LateTypes(Map.of(2, List.of(KIND))))
                // The Eclipse compiler forgets what the first round wrote, as soon as a type comes that was missing.
                .succeed(TestedCompiler.JAVAC);

        assertThat(compiled.source("game.GeneratedMessageRegistry"))
                .contains("ChooseSerializer.INSTANCE", "ChoiceSerializer.INSTANCE");
    }

    @Test
    void aHolderWaitsForWhatItsStructWaitsFor() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) record Path(List<Step> steps) {}".replace("List", "java.util.List"),
                        "@DarkriftStruct record Step(Kind kind, int x) {}")
                .processor(new LateTypes(Map.of(1, List.of(KIND))))
                .succeed(compiler);

        assertThat(compiled.source("game.PathSerializer")).contains("StepSerializer.SIZE");
    }

    @Test
    void aSerializerThatComesInTheNextRoundIsAwaited() {
        String serializer = "class IdSerializer implements io.darkrift.wire.ValueSerializer<java.util.UUID> {"
                + " public void write(java.util.UUID value, io.darkrift.wire.DarkriftWriter out) {}"
                + " public java.util.UUID read(io.darkrift.wire.DarkriftReader in) { return null; } }";
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(@SerializedBy(IdSerializer.class) java.util.UUID id) {}")
                .processor(new LateTypes(Map.of(1, List.of(serializer))))
                .succeed(compiler);

        assertThat(compiled.source("game.ChooseSerializer")).contains("new IdSerializer()");
    }

    @Test
    void aMessageThatAnotherProcessorWritesIsInTheRegistryIfThatAwaitsIt() {
        Compiled compiled = Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                .option("-Adarkrift.await=true")
                .processor(new LateTypes(Map.of(1, List.of("@DarkriftMessage(tag = 2) record Late(int item) {}"))))
                .succeed(compiler);

        assertThat(compiled.source("game.GeneratedMessageRegistry"))
                .contains("ChooseSerializer.INSTANCE", "LateSerializer.INSTANCE");
    }

    @Test
    void aMessageThatComesAfterTheRegistryIsAnError() {
        Compiled compiled = Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                .processor(new LateTypes(Map.of(1, List.of("@DarkriftMessage(tag = 2) record Late(int item) {}"))))
                .compile(compiler);

        assertThat(compiled.errors())
                .anyMatch(text -> text.startsWith("[DarkriftLateMessage] Late was written by a processor after"));
    }

    @Test
    void allIsWrittenInTheRoundThatSeesTheRecords() {
        Witness witness = new Witness();

        Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                .processor(witness)
                .succeed(compiler);

        assertThat(witness.rounds())
                .containsExactly(
                        List.of("game.Choose"),
                        List.of(
                                "game.ChooseSerializer",
                                "game.GeneratedMessageRegistry",
                                "game.GeneratedMessageRegistryHandler",
                                "game.GeneratedMessageRegistryHandlerAdapter"),
                        List.of());
    }
}
