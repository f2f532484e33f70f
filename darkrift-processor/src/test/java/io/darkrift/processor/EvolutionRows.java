package io.darkrift.processor;

import static io.darkrift.processor.EvolutionRow.REFUSED;
import static io.darkrift.processor.EvolutionRow.UNKNOWN;
import static io.darkrift.processor.EvolutionRow.WRONG;
import static io.darkrift.processor.EvolutionRow.row;
import static io.darkrift.protocol.ChangeKind.*;

import java.util.List;
import java.util.stream.Stream;

/** All rows of docs/evolution.md, with what is sent to prove them. */
final class EvolutionRows {
    private static final String GO = "@M1 record Go(int x) {}";

    private EvolutionRows() {}

    static List<EvolutionRow> all() {
        return Stream.of(messages(), components(), types(), limits(), numbers(), names(), openEnums(), growingStructs())
                .flatMap(List::stream)
                .toList();
    }

    private static List<EvolutionRow> messages() {
        return List.of(
                row("a message is new, with a tag of its own", MESSAGE_ADDED)
                        .now(GO)
                        .newToOld("new Go(1)", UNKNOWN),
                row("a message was removed", MESSAGE_REMOVED).old(GO).oldToNew("new Go(1)", UNKNOWN),
                row("a message has another name", MESSAGE_RENAMED)
                        .old(GO)
                        .now("@M1 record Move(int x) {}")
                        .oldToNew("new Go(1)", "Move[x=1]")
                        .newToOld("new Move(2)", "Go[x=2]"),
                row("a message has another tag", TAG_CHANGED)
                        .old(GO)
                        .now("@M2 record Go(int x) {}")
                        .both("new Go(1)", UNKNOWN),
                row("a tag belongs to another message", TAG_REUSED)
                        .old(GO)
                        .now("@M1 record Say(String text) {}")
                        .oldToNew("new Go(1)", REFUSED)
                        .newToOld("new Say(\"ab\")", WRONG + "Go[x=4]"),
                row("a side may no longer send a message", DIRECTION_NARROWED)
                        .old(GO)
                        .now("@M1(CLIENT_TO_SERVER) record Go(int x) {}")
                        .oldToNew("new Go(1)", "Go[x=1] from a client, unknown from a server")
                        .newToOld("new Go(1)", "Go[x=1]"),
                row("a side may send a message that it could not send", DIRECTION_WIDENED)
                        .old("@M1(SERVER_TO_CLIENT) record Go(int x) {}")
                        .now(GO)
                        .oldToNew("new Go(1)", "Go[x=1]")
                        .newToOld("new Go(1)", "unknown from a client, Go[x=1] from a server"));
    }

    private static List<EvolutionRow> components() {
        return List.of(
                row("a component in the middle was removed", COMPONENT_REMOVED)
                        .old("@M1 record Go(int x, byte y, int z) {}")
                        .now("@M1 record Go(int x, int z) {}")
                        .oldToNew("new Go(1, (byte) 2, 3)", WRONG + "Go[x=1, z=33554432]")
                        .newToOld("new Go(1, 2)", REFUSED),
                row("the last component was removed", COMPONENT_REMOVED)
                        .old("@M1 record Go(int x, int y) {}")
                        .now(GO)
                        .oldToNew("new Go(1, 2)", "Go[x=1]")
                        .newToOld("new Go(1)", REFUSED),
                row("the last component was removed, and was `@Appended`", APPENDED_REMOVED)
                        .old("@M1 record Go(int x, @Appended(defaultValue = \"7\") int y) {}")
                        .now(GO)
                        .oldToNew("new Go(1, 2)", "Go[x=1]")
                        .newToOld("new Go(1)", "Go[x=1, y=7]"),
                row("a component is new, in the middle", COMPONENT_INSERTED)
                        .old("@M1 record Go(int x, int z) {}")
                        .now("@M1 record Go(int x, byte y, int z) {}")
                        .oldToNew("new Go(1, 2)", REFUSED)
                        .newToOld("new Go(1, (byte) 2, 3)", WRONG + "Go[x=1, z=33554432]"),
                row("a component is new, at the end of a struct", COMPONENT_INSERTED)
                        .old("@M1 record Go(Point to, byte z) {}", "@DarkriftStruct record Point(byte x) {}")
                        .now("@M1 record Go(Point to, byte z) {}", "@DarkriftStruct record Point(byte x, byte y) {}")
                        .oldToNew("new Go(new Point((byte) 1), (byte) 2)", REFUSED)
                        .newToOld("new Go(new Point((byte) 1, (byte) 2), (byte) 3)", WRONG + "Go[to=Point[x=1], z=2]"),
                row("a component is new, at the end of a message", COMPONENT_NOT_APPENDED)
                        .old(GO)
                        .now("@M1 record Go(int x, int y) {}")
                        .oldToNew("new Go(1)", REFUSED)
                        .newToOld("new Go(1, 2)", "Go[x=1]"),
                row("a component is new, at the end of a message, and `@Appended`", COMPONENT_APPENDED)
                        .old(GO)
                        .now("@M1 record Go(int x, @Appended(defaultValue = \"7\") int y) {}")
                        .oldToNew("new Go(1)", "Go[x=1, y=7]")
                        .newToOld("new Go(1, 2)", "Go[x=1]"),
                row("a component is `@Appended` now, at the end", APPENDED_MARKED)
                        .old("@M1 record Go(int x, int y) {}")
                        .now("@M1 record Go(int x, @Appended int y) {}")
                        .both("new Go(1, 2)", "Go[x=1, y=2]"),
                row("a component is no longer `@Appended`", APPENDED_UNMARKED)
                        .old("@M1 record Go(int x, @Appended int y) {}")
                        .now("@M1 record Go(int x, int y) {}")
                        .both("new Go(1, 2)", "Go[x=1, y=2]"),
                row("an `@Appended` component has another default", DEFAULT_CHANGED)
                        .old("@M1 record Go(int x, @Appended int y) {}")
                        .now("@M1 record Go(int x, @Appended(defaultValue = \"7\") int y) {}")
                        .both("new Go(1, 2)", "Go[x=1, y=2]"),
                row("components of different types have changed places", COMPONENT_REORDERED)
                        .old("@M1 record Go(int x, byte y) {}")
                        .now("@M1 record Go(byte y, int x) {}")
                        .oldToNew("new Go(1, (byte) 2)", WRONG + "Go[y=0, x=258]")
                        .newToOld("new Go((byte) 1, 2)", WRONG + "Go[x=16777216, y=2]"),
                row("components of the same type have changed places", COMPONENT_REORDERED)
                        .old("@M1 record Go(int x, int y) {}")
                        .now("@M1 record Go(int y, int x) {}")
                        .oldToNew("new Go(1, 2)", WRONG + "Go[y=1, x=2]")
                        .newToOld("new Go(1, 2)", WRONG + "Go[x=1, y=2]"),
                row("a component has another name", COMPONENT_RENAMED)
                        .old(GO)
                        .now("@M1 record Go(int left) {}")
                        .oldToNew("new Go(1)", "Go[left=1]")
                        .newToOld("new Go(1)", "Go[x=1]"));
    }

    private static List<EvolutionRow> types() {
        return List.of(
                row("a component has another width", COMPONENT_RETYPED)
                        .old(GO)
                        .now("@M1 record Go(long x) {}")
                        .oldToNew("new Go(1)", REFUSED)
                        .newToOld("new Go(1)", WRONG + "Go[x=0]"),
                row("a component is unsigned now", COMPONENT_RETYPED)
                        .old(GO)
                        .now("@M1 record Go(@UInt32 long x) {}")
                        .oldToNew("new Go(-1)", WRONG + "Go[x=4294967295]")
                        .newToOld("new Go(3_000_000_000L)", WRONG + "Go[x=-1294967296]"),
                row("a component is optional now", COMPONENT_RETYPED)
                        .old(GO)
                        .now("@M1 record Go(Optional<Integer> x) {}")
                        .oldToNew("new Go(16_777_216)", REFUSED)
                        .newToOld("new Go(Optional.of(1))", WRONG + "Go[x=16777216]")
                        .newToOld("new Go(Optional.empty())", REFUSED),
                row("a string has another encoding", ENCODING_CHANGED)
                        .old("@M1 record Go(String name) {}")
                        .now("@M1 record Go(@Text(TextEncoding.UTF_8) String name) {}")
                        .oldToNew("new Go(\"a\")", WRONG + "Go[name=a\0]")
                        .newToOld("new Go(\"ab\")", WRONG + "Go[name=\u6261]"),
                row("a number is quantized in another range", QUANTIZATION_CHANGED)
                        .old("@M1 record Go(@Quantized(min = 0, max = 1, bits = 8) float x) {}")
                        .now("@M1 record Go(@Quantized(min = 0, max = 2, bits = 8) float x) {}")
                        .oldToNew("new Go(1)", WRONG + "Go[x=2.0]")
                        .newToOld("new Go(2)", WRONG + "Go[x=1.0]"),
                row("a number is quantized now", QUANTIZATION_CHANGED)
                        .old("@M1 record Go(float x) {}")
                        .now("@M1 record Go(@Quantized(min = 0, max = 1) float x) {}")
                        .oldToNew("new Go(0)", "Go[x=0.0]")
                        .oldToNew("new Go(1)", WRONG + "Go[x=0.24805066]")
                        .newToOld("new Go(1)", REFUSED),
                row("bits no longer share their byte", LAYOUT_CHANGED)
                        .old("@M1 record Go(@Bits(4) int x, @Bits(4) int y) {}")
                        .now("@M1 record Go(@Bits(4) int x, @Appended @Bits(4) int y) {}")
                        .oldToNew("new Go(1, 2)", WRONG + "Go[x=1, y=0]")
                        .newToOld("new Go(1, 2)", WRONG + "Go[x=1, y=0]"));
    }

    private static List<EvolutionRow> limits() {
        String narrow = "@M1 record Go(@Range(min = 0, max = 9) int x) {}";
        String brief = "@M1 record Go(@MaxLength(2) String name, @MaxLength(2) List<Integer> items) {}";
        String lengthy = "@M1 record Go(String name, @MaxLength(9) List<Integer> items) {}";
        return List.of(
                row("a number may be less than it could be", BOUNDS_NARROWED)
                        .old(GO)
                        .now(narrow)
                        .oldToNew("new Go(9)", "Go[x=9]")
                        .oldToNew("new Go(10)", REFUSED)
                        .newToOld("new Go(9)", "Go[x=9]"),
                row("a number may be more than it could be", BOUNDS_WIDENED)
                        .old(narrow)
                        .now(GO)
                        .oldToNew("new Go(9)", "Go[x=9]")
                        .newToOld("new Go(9)", "Go[x=9]")
                        .newToOld("new Go(10)", REFUSED),
                row("a string or a list may not be as long", LENGTH_NARROWED)
                        .old(lengthy)
                        .now(brief)
                        .oldToNew("new Go(\"ab\", List.of(1, 2))", "Go[name=ab, items=[1, 2]]")
                        .oldToNew("new Go(\"abc\", List.of())", REFUSED)
                        .oldToNew("new Go(\"\", List.of(1, 2, 3))", REFUSED)
                        .newToOld("new Go(\"ab\", List.of(1, 2))", "Go[name=ab, items=[1, 2]]"),
                row("a string or a list may be longer", LENGTH_WIDENED)
                        .old(brief)
                        .now(lengthy)
                        .oldToNew("new Go(\"ab\", List.of(1, 2))", "Go[name=ab, items=[1, 2]]")
                        .newToOld("new Go(\"ab\", List.of(1, 2))", "Go[name=ab, items=[1, 2]]")
                        .newToOld("new Go(\"abc\", List.of())", REFUSED)
                        .newToOld("new Go(\"\", List.of(1, 2, 3))", REFUSED));
    }

    private static List<EvolutionRow> numbers() {
        String go = "@M1 record Go(Mode mode) {}";
        String draw = "@M1 record Draw(Shape shape) {}";
        String shape = "sealed interface Shape permits Circle, Square {}";
        String circle = "@DarkriftStruct @WireValue(1) record Circle(byte radius) implements Shape {}";
        String square = "@DarkriftStruct @WireValue(2) record Square(short side) implements Shape {}";
        String onlyCircle = "sealed interface Shape permits Circle {}";
        return List.of(
                row("an enum constant has another number", CONSTANT_RENUMBERED)
                        .old(go, "enum Mode { WALK, RUN }")
                        .now(go, "enum Mode { RUN, WALK }")
                        .oldToNew("new Go(Mode.WALK)", WRONG + "Go[mode=RUN]")
                        .newToOld("new Go(Mode.WALK)", WRONG + "Go[mode=RUN]"),
                row("an enum constant was removed", CONSTANT_REMOVED)
                        .old(go, "enum Mode { WALK, RUN }")
                        .now(go, "enum Mode { WALK }")
                        .oldToNew("new Go(Mode.WALK)", "Go[mode=WALK]")
                        .oldToNew("new Go(Mode.RUN)", REFUSED)
                        .newToOld("new Go(Mode.WALK)", "Go[mode=WALK]"),
                row("an enum constant is new, with a number of its own", CONSTANT_ADDED)
                        .old(go, "enum Mode { WALK }")
                        .now(go, "enum Mode { WALK, RUN }")
                        .oldToNew("new Go(Mode.WALK)", "Go[mode=WALK]")
                        .newToOld("new Go(Mode.WALK)", "Go[mode=WALK]")
                        .newToOld("new Go(Mode.RUN)", REFUSED),
                row("an enum constant has another name", CONSTANT_RENAMED)
                        .old(go, "enum Mode { WALK, RUN }")
                        .now(go, "enum Mode { WALK, SPRINT }")
                        .oldToNew("new Go(Mode.RUN)", "Go[mode=SPRINT]")
                        .newToOld("new Go(Mode.SPRINT)", "Go[mode=RUN]"),
                row("a struct has another number in a union", VARIANT_RENUMBERED)
                        .old(draw, shape, circle, square)
                        .now(draw, shape, circle.replace("(1)", "(3)"), square)
                        .oldToNew("new Draw(new Circle((byte) 1))", REFUSED)
                        .newToOld("new Draw(new Circle((byte) 1))", REFUSED),
                row("a struct is no longer in a union", VARIANT_REMOVED)
                        .old(draw, shape, circle, square)
                        .now(draw, onlyCircle, circle)
                        .oldToNew("new Draw(new Circle((byte) 1))", "Draw[shape=Circle[radius=1]]")
                        .oldToNew("new Draw(new Square((short) 1))", REFUSED)
                        .newToOld("new Draw(new Circle((byte) 1))", "Draw[shape=Circle[radius=1]]"),
                row("a struct in a union is new, with a number of its own", VARIANT_ADDED)
                        .old(draw, onlyCircle, circle)
                        .now(draw, shape, circle, square)
                        .oldToNew("new Draw(new Circle((byte) 1))", "Draw[shape=Circle[radius=1]]")
                        .newToOld("new Draw(new Circle((byte) 1))", "Draw[shape=Circle[radius=1]]")
                        .newToOld("new Draw(new Square((short) 1))", REFUSED),
                row("a struct in a union has another name", VARIANT_RENAMED)
                        .old(draw, onlyCircle, circle)
                        .now(draw, onlyCircle.replace("Circle", "Ball"), circle.replace("Circle", "Ball"))
                        .oldToNew("new Draw(new Circle((byte) 1))", "Draw[shape=Ball[radius=1]]")
                        .newToOld("new Draw(new Ball((byte) 1))", "Draw[shape=Circle[radius=1]]"));
    }

    private static List<EvolutionRow> names() {
        return List.of(
                row("a struct is replaced by its components", SAME_BYTES)
                        .old("@M1 record Go(Point to) {}", "@DarkriftStruct record Point(int x, int y) {}")
                        .now("@M1 record Go(int x, int y) {}")
                        .oldToNew("new Go(new Point(1, 2))", "Go[x=1, y=2]")
                        .newToOld("new Go(1, 2)", "Go[to=Point[x=1, y=2]]"),
                row("the registry has another name", REGISTRY_RENAMED)
                        .old(GO)
                        .now(GO)
                        .both("new Go(1)", "Go[x=1]"));
    }

    private static List<EvolutionRow> openEnums() {
        String go = "@M1 record Go(Mode mode) {}";
        String closed = "enum Mode { OTHER, WALK }";
        String open = "enum Mode { @UnknownConstant OTHER, WALK }";
        return List.of(
                row("an enum constant is new, in an enum with an `@UnknownConstant`", CONSTANT_ADDED_TO_OPEN_ENUM)
                        .old(go, open)
                        .now(go, "enum Mode { @UnknownConstant OTHER, WALK, RUN }")
                        .both("new Go(Mode.OTHER)", "Go[mode=OTHER]")
                        .both("new Go(Mode.WALK)", "Go[mode=WALK]")
                        .newToOld("new Go(Mode.RUN)", "Go[mode=OTHER]"),
                row("a constant is the `@UnknownConstant` now", UNKNOWN_CONSTANT_MARKED)
                        .old(go, closed)
                        .now(go, open)
                        .both("new Go(Mode.OTHER)", "Go[mode=OTHER]")
                        .both("new Go(Mode.WALK)", "Go[mode=WALK]"),
                row("a constant is no longer the `@UnknownConstant`", UNKNOWN_CONSTANT_UNMARKED)
                        .old(go, open)
                        .now(go, closed)
                        .both("new Go(Mode.OTHER)", "Go[mode=OTHER]")
                        .both("new Go(Mode.WALK)", "Go[mode=WALK]"));
    }

    private static List<EvolutionRow> growingStructs() {
        String go = "@M1 record Go(Point to, byte z) {}";
        String sized = "@DarkriftStruct(sized = true) record Point(byte x) {}";
        String grown = "@DarkriftStruct(sized = true) record Point(byte x, @Appended(defaultValue = \"7\") byte y) {}";
        String last = "@M1 record Go(byte z, Point to) {}";
        String one = "new Go(new Point((byte) 1), (byte) 3)";
        String two = "new Go(new Point((byte) 1, (byte) 2), (byte) 3)";
        return List.of(
                row("a component is new, at the end of a sized struct, and `@Appended`", COMPONENT_APPENDED)
                        .old(go, sized)
                        .now(go, grown)
                        .oldToNew(one, "Go[to=Point[x=1, y=7], z=3]")
                        .newToOld(two, "Go[to=Point[x=1], z=3]"),
                row("a component is new, at the end of a sized struct", COMPONENT_NOT_APPENDED)
                        .old(go, sized)
                        .now(go, sized.replace("byte x", "byte x, byte y"))
                        .oldToNew(one, REFUSED)
                        .newToOld(two, "Go[to=Point[x=1], z=3]"),
                row("the last component of a sized struct was removed, and was `@Appended`", APPENDED_REMOVED)
                        .old(go, grown)
                        .now(go, sized)
                        .oldToNew(two, "Go[to=Point[x=1], z=3]")
                        .newToOld(one, "Go[to=Point[x=1, y=7], z=3]"),
                row("the last component of a sized struct was removed", COMPONENT_REMOVED)
                        .old(go, sized.replace("byte x", "byte x, byte y"))
                        .now(go, sized)
                        .oldToNew(two, "Go[to=Point[x=1], z=3]")
                        .newToOld(one, REFUSED),
                row("a component is new, in the middle of a sized struct", COMPONENT_INSERTED)
                        .old(go, sized.replace("byte x", "byte x, byte y"))
                        .now(go, sized.replace("byte x", "byte x, short w, byte y"))
                        .oldToNew(two, REFUSED)
                        .newToOld(
                                "new Go(new Point((byte) 1, (short) 256, (byte) 2), (byte) 3)",
                                WRONG + "Go[to=Point[x=1, y=1], z=3]"),
                row("a struct is sized now", SIZED_CHANGED)
                        .old(go, sized.replace("(sized = true)", ""))
                        .now(go, sized)
                        .oldToNew(one, REFUSED)
                        .newToOld(one, WRONG + "Go[to=Point[x=0], z=1]"),
                row("a struct is no longer sized", SIZED_CHANGED)
                        .old(go, sized)
                        .now(go, sized.replace("(sized = true)", ""))
                        .oldToNew(one, WRONG + "Go[to=Point[x=0], z=1]")
                        .newToOld(one, REFUSED),
                row(
                                "a component is new, at the end of a struct that ends its messages, and `@Appended`",
                                COMPONENT_APPENDED)
                        .old(last, sized.replace("(sized = true)", ""))
                        .now(last, grown.replace("(sized = true)", ""))
                        .oldToNew("new Go((byte) 3, new Point((byte) 1))", "Go[z=3, to=Point[x=1, y=7]]")
                        .newToOld("new Go((byte) 3, new Point((byte) 1, (byte) 2))", "Go[z=3, to=Point[x=1]]"));
    }
}
