package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.protocol.StructLayout.Field;
import io.darkrift.protocol.StructLayout.Run;
import io.darkrift.protocol.StructLayout.Size;
import io.darkrift.protocol.StructLayout.Slot;
import io.darkrift.protocol.StructLayout.Varying;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where components lie. */
class StructLayoutTest {
    private static final Map<String, Size> SIZES =
            Map.of("game.Point", new Size(8, true), "game.Item", new Size(5, false), "game.Shape", new Size(3, false));

    private static List<ComponentDescription> components(String... texts) {
        return Stream.of(texts).map(ComponentDescription::parse).toList();
    }

    private static StructLayout layout(String... texts) {
        return StructLayout.of(components(texts), SIZES::get);
    }

    private static Slot slot(int offset, int bytes, int component) {
        return new Slot(offset, bytes, List.of(new Field(component, 0, 0)));
    }

    @Test
    void componentsOfFixedSizeAreRuns() {
        assertThat(layout("a: int16", "b: struct(game.Point)", "c: text(UTF_8)", "d: uuid", "e: bool")
                        .parts())
                .containsExactly(
                        new Run(List.of(slot(0, 2, 0), slot(2, 8, 1))),
                        new Varying(2),
                        new Run(List.of(slot(0, 16, 3), slot(16, 1, 4))));
    }

    @Test
    void bitsShareBytesUntilOneIsFull() {
        assertThat(layout("a: bits(uint, 3)", "b: bits(bool, 1)", "c: bits(uint, 4)", "d: bits(uint, 9)", "e: int8")
                        .parts())
                .containsExactly(new Run(List.of(
                        new Slot(0, 1, List.of(new Field(0, 0, 3), new Field(1, 3, 1), new Field(2, 4, 4))),
                        new Slot(1, 2, List.of(new Field(3, 0, 9))),
                        slot(3, 1, 4))));
    }

    @Test
    void anAppendedComponentBeginsWithAByte() {
        assertThat(layout("a: bits(uint, 3)", "b: bits(uint, 2) appended", "c: bits(uint, 2) appended")
                        .parts())
                .containsExactly(new Run(List.of(
                        new Slot(0, 1, List.of(new Field(0, 0, 3))),
                        new Slot(1, 1, List.of(new Field(1, 0, 2))),
                        new Slot(2, 1, List.of(new Field(2, 0, 2))))));
    }

    @Test
    void sizesAreThoseOfTheShortestValues() {
        assertThat(StructLayout.sizeOf(components("a: int16", "b: bits(uint, 3)"), SIZES::get))
                .isEqualTo(new Size(3, true));
        assertThat(StructLayout.sizeOf(
                        components(
                                "a: struct(game.Item)",
                                "b: union(game.Shape, uint16)",
                                "c: char(UTF_16LE)",
                                "d: optional(int64)",
                                "e: list(int64)",
                                "f: int64 appended"),
                        SIZES::get))
                .isEqualTo(new Size(5 + 5 + 6 + 1 + 4, false));
        assertThat(StructLayout.sizeOf(List.of(), SIZES::get)).isEqualTo(new Size(0, true));
    }

    @Test
    void runsKnowTheirBytes() {
        assertThat(((Run) layout("a: int16", "b: struct(game.Point)").parts().get(0)).bytes())
                .isEqualTo(10);
    }

    @Test
    void aSizedStructVariesAndHasTheCountOfItsBytes() {
        assertThat(StructLayout.sizeOf(components("a: int16", "b: int8"), SIZES::get)
                        .sized())
                .isEqualTo(new Size(5, false));
        assertThat(new Size(Integer.MAX_VALUE, true).sized()).isEqualTo(new Size(Integer.MAX_VALUE, false));
    }
}
