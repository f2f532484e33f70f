package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.processor.Compiled.Problem;
import java.util.List;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;

/** What is otherwise with the Eclipse compiler. */
class EclipseTest {
    private static List<Problem> problems(String... types) {
        return Sources.game(types).compile(TestedCompiler.ECJ).problems();
    }

    @Test
    void anErrorOfAClassIsShownThere() {
        assertThat(problems("@DarkriftMessage(tag = 1)\npublic class Choose {}"))
                .containsExactly(
                        new Problem(
                                Kind.ERROR,
                                "Choose.java",
                                2,
                                1,
                                "[DarkriftNotARecord] @DarkriftMessage is for records, and Choose is a class: make it a record"));
    }

    @Test
    void anErrorOfANestedRecordIsShownAtTheClassAroundIt() {
        assertThat(problems("class Outer {\n  @DarkriftMessage(tag = 70_000)\n  record Choose(int item) {}\n}"))
                .containsExactly(new Problem(
                        Kind.ERROR,
                        "Outer.java",
                        2,
                        7,
                        "[DarkriftTagRange] tag 70000 of Choose is out of range: choose 0 to 65535 (in"
                                + " game.Outer.Choose)"));
    }

    @Test
    void anErrorOfAConstantIsShownAtItsEnum() {
        assertThat(problems(
                        "@DarkriftMessage(tag = 1)\nrecord Choose(Kind a) {}",
                        "enum Kind {\n  A, B,\n  @WireValue(1) C }"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file() + ":" + problem.line()).isEqualTo("Kind.java:2");
                    assertThat(problem.text())
                            .startsWith("[DarkriftEnumNumber]")
                            .endsWith("(in game.Kind)");
                });
    }

    @Test
    void anErrorOfARecordByItselfIsNamedInFull() {
        assertThat(problems("@DarkriftMessage(tag = 1)\nrecord Choose(Object item) {}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .isEqualTo("[DarkriftNoWireType] Choose.item is of type Object, which has no wire type: use"
                                + " another type, or name a serializer with @SerializedBy (in game.Choose)"));
    }
}
