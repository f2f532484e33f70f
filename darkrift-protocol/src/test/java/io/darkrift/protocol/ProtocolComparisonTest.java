package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of messages and their components. */
class ProtocolComparisonTest {
    private static final String TYPES = """
            struct a.Point
              x: float32
              y: float32
            struct a.Circle
              radius: int32
            struct a.Square
              side: int64
            enum a.Mode
              WALK = 0
              RUN = 1
            union a.Shape
              a.Circle = 1
              a.Square = 2
            """;

    /** What was, what is, and what the comparison says of it. */
    record Case(String old, String now, String... changes) {
        ProtocolDescription oldProtocol() {
            return protocol(old);
        }

        ProtocolDescription protocol() {
            return protocol(now);
        }

        /** Components of a message, or whole sections. */
        private static ProtocolDescription protocol(String text) {
            if (text.startsWith("message") || text.isEmpty()) {
                return ProtocolText.of(text + "\n" + TYPES);
            }
            String message = "message a.M, tag 1";
            for (String component : text.split("; ")) {
                message += "\n  " + component;
            }
            return ProtocolText.of(message + "\n" + TYPES);
        }

        @Override
        public String toString() {
            return old + " -> " + now;
        }
    }

    private static Case of(String old, String now, String... changes) {
        return new Case(old, now, changes);
    }

    static Stream<Case> messages() {
        return Stream.of(
                of("", "message a.M, tag 1", "MESSAGE_ADDED a.M is new, with tag 1"),
                of("message a.M, tag 1", "", "MESSAGE_REMOVED a.M was removed (its tag was 1)"),
                of("message a.M, tag 1", "message a.M, tag 2", "TAG_CHANGED M had tag 1 and has 2"),
                of("message a.M, tag 1", "message b.N, tag 1", "MESSAGE_RENAMED a.M is named b.N"),
                of(
                        "message a.M, tag 1\n  x: int32",
                        "message a.N, tag 1\n  y: int32\n  z: bool appended",
                        "MESSAGE_RENAMED a.M is named a.N",
                        "COMPONENT_RENAMED N.x is named y",
                        "COMPONENT_APPENDED N.z is new, and @Appended"),
                of(
                        "message a.M, tag 1\n  x: int32",
                        "message a.N, tag 1\n  x: int64",
                        "TAG_REUSED tag 1 was a.M and is a.N"),
                of(
                        "message a.M, tag 1",
                        "message a.M, tag 2\nmessage a.N, tag 1",
                        "TAG_REUSED tag 1 was a.M and is a.N",
                        "TAG_CHANGED M had tag 1 and has 2"),
                of(
                        "message a.M, tag 1\nmessage a.N, tag 2",
                        "message a.M, tag 2",
                        "TAG_CHANGED M had tag 1 and has 2",
                        "MESSAGE_REMOVED a.N was removed (its tag was 2)"),
                of(
                        "message a.M, tag 1",
                        "message a.M, tag 1, CLIENT_TO_SERVER",
                        "DIRECTION_NARROWED M was BOTH and is CLIENT_TO_SERVER"),
                of(
                        "message a.M, tag 1, CLIENT_TO_SERVER",
                        "message a.M, tag 1",
                        "DIRECTION_WIDENED M was CLIENT_TO_SERVER and is BOTH"),
                of(
                        "message a.M, tag 1, CLIENT_TO_SERVER",
                        "message a.M, tag 1, SERVER_TO_CLIENT",
                        "DIRECTION_NARROWED M was CLIENT_TO_SERVER and is SERVER_TO_CLIENT",
                        "DIRECTION_WIDENED M was CLIENT_TO_SERVER and is SERVER_TO_CLIENT"));
    }

    static Stream<Case> requests() {
        String page = "message a.Page, tag 2\n  x: int32\n";
        return Stream.of(
                of(
                        page + "message a.Get, tag 1",
                        page + "message a.Get, tag 1, answered with a.Page",
                        "REQUEST_CHANGED Get is a request now: it begins with an id that old peers do not know"),
                of(
                        page + "message a.Get, tag 1, answered with a.Page",
                        page + "message a.Get, tag 1",
                        "REQUEST_CHANGED Get is no longer a request: it does not begin with an id any more"),
                of(
                        page + "message a.Get, tag 1, answered with a.Page",
                        page + "message a.Sheet, tag 3\n  x: int64\nmessage a.Get, tag 1, answered with a.Sheet",
                        "ANSWER_CHANGED Get was answered with a.Page and is answered with a.Sheet",
                        "MESSAGE_ADDED a.Sheet is new, with tag 3"),
                of(
                        page + "message a.Get, tag 1, answered with a.Page",
                        "message a.Sheet, tag 2\n  x: int32\n  y: bool appended\n"
                                + "message a.Get, tag 1, answered with a.Sheet",
                        "ANSWER_RENAMED Get was answered with a.Page and is answered with a.Sheet",
                        "COMPONENT_APPENDED Sheet.y is new, and @Appended",
                        "MESSAGE_RENAMED a.Page is named a.Sheet",
                        "COMPONENT_APPENDED Sheet.y is new, and @Appended"),
                of(
                        "message a.Get, tag 1, answered with b.Page",
                        "message a.Get, tag 1, answered with b.Sheet",
                        "ANSWER_CHANGED Get was answered with b.Page and is answered with b.Sheet"));
    }

    static Stream<Case> components() {
        return Stream.of(
                of("x: int32; y: bool", "x: int32; y: bool"),
                of("x: int32; y: bool", "y: bool", "COMPONENT_REMOVED M.x was removed"),
                of("x: int32; y: bool", "x: int32", "COMPONENT_REMOVED M.y was removed"),
                of("x: int32; y: int32; z: int32", "x: int32; z: int32", "COMPONENT_REMOVED M.y was removed"),
                of("x: int32; y: int32", "x: int32; z: int32; y: int32", "COMPONENT_INSERTED M.z is new"),
                of(
                        "x: int32",
                        "x: int32; y: bool",
                        "COMPONENT_NOT_APPENDED M.y is new, and what old peers send ends before it: mark it @Appended"),
                of("x: int32", "x: int32; y: bool appended", "COMPONENT_APPENDED M.y is new, and @Appended"),
                of(
                        "x: int32; y: bool appended",
                        "x: int32; z: bool appended; y: bool appended",
                        "COMPONENT_INSERTED M.z is new"),
                of(
                        "x: int32; y: bool appended",
                        "x: int32",
                        "APPENDED_REMOVED M.y was removed (it was @Appended): no other component may ever take its place"),
                of(
                        "x: int32; y: bool appended; z: bool appended",
                        "x: int32; z: bool appended",
                        "COMPONENT_REMOVED M.y was removed"),
                of("x: int32", "x: int32 appended", "APPENDED_MARKED M.x is @Appended now"),
                of(
                        "x: int32 appended",
                        "x: int32",
                        "APPENDED_UNMARKED M.x is no longer @Appended: what peers from before it send is refused"),
                of(
                        "x: int32 appended",
                        "x: int32 appended \"7\"",
                        "DEFAULT_CHANGED M.x had the default \"\" and has \"7\""),
                of("x: int32; y: bool", "y: bool; x: int32", "COMPONENT_REORDERED M.x stands in another place"),
                of("x: int32; y: int32", "y: int32; x: int32", "COMPONENT_REORDERED M.x stands in another place"),
                of("x: int32; y: bool", "z: int32; y: bool", "COMPONENT_RENAMED M.x is named z"),
                of("x: int32", "x: uint32", "COMPONENT_RETYPED M.x was int32 and is uint32"),
                of("x: list(int32)", "x: list(int64)", "COMPONENT_RETYPED M.x[] was int32 and is int64"),
                of("x: list(bool)", "x: list(uint8)", "COMPONENT_RETYPED M.x was list(bool) and is list(uint8)"),
                of("x: map(int32, bool)", "x: map(int64, bool)", "COMPONENT_RETYPED M.x[key] was int32 and is int64"),
                of("x: optional(bool)", "x: optional(int8)", "COMPONENT_RETYPED M.x was bool and is int8"),
                of("x: int32", "x: optional(int32)", "COMPONENT_RETYPED M.x was int32 and is optional(int32)"),
                of("x: custom(a.A)", "x: custom(a.B)", "COMPONENT_RETYPED M.x was custom(a.A) and is custom(a.B)"),
                of(
                        "x: int32; y: int32",
                        "x: int64; y: int32; z: bool appended",
                        "COMPONENT_RETYPED M.x was int32 and is int64",
                        "COMPONENT_APPENDED M.z is new, and @Appended"),
                of("x: text(UTF_8)", "x: text(UTF_16LE)", "ENCODING_CHANGED M.x was text(UTF_8) and is text(UTF_16LE)"),
                of("x: char(UTF_8)", "x: char(UTF_16LE)", "ENCODING_CHANGED M.x was char(UTF_8) and is char(UTF_16LE)"),
                of("x: text(UTF_8)", "x: char(UTF_8)", "COMPONENT_RETYPED M.x was text(UTF_8) and is char(UTF_8)"));
    }

    static Stream<Case> values() {
        return Stream.of(
                of("x: int32", "x: int32 in 0..9", "BOUNDS_NARROWED M.x was int32 and is int32 in 0..9"),
                of("x: int32 in 0..9", "x: int32", "BOUNDS_WIDENED M.x was int32 in 0..9 and is int32"),
                of(
                        "x: float32 in 0.0..2.0",
                        "x: float32 in 1.0..3.0",
                        "BOUNDS_NARROWED M.x was float32 in 0.0..2.0 and is float32 in 1.0..3.0",
                        "BOUNDS_WIDENED M.x was float32 in 0.0..2.0 and is float32 in 1.0..3.0"),
                of("x: uint8", "x: uint8 in 0..255", "SAME_BYTES M is made of other types, in the same bytes"),
                of(
                        "x: text(UTF_8)",
                        "x: text(UTF_8) max 9",
                        "LENGTH_NARROWED M.x could be any count long and can be 9"),
                of(
                        "x: bits(uint, 5)",
                        "x: bits(uint, 5) in 0..20",
                        "BOUNDS_NARROWED M.x was bits(uint, 5) and is bits(uint, 5) in 0..20"),
                of("x: bits(int, 8) in -5..5", "x: int8", "BOUNDS_WIDENED M.x was int8 in -5..5 and is int8"),
                of("x: list(int8) max 3", "x: list(int8) max 9", "LENGTH_WIDENED M.x could be 3 long and can be 9"),
                of("x: list(bool) max 3", "x: list(bool)", "LENGTH_WIDENED M.x could be 3 long and can be any count"),
                of(
                        "x: map(int8, text(UTF_8)) max 3",
                        "x: map(int8 in 0..5, text(UTF_8) max 2) max 2",
                        "LENGTH_NARROWED M.x could be 3 long and can be 2",
                        "BOUNDS_NARROWED M.x[key] was int8 and is int8 in 0..5",
                        "LENGTH_NARROWED M.x[] could be any count long and can be 2"),
                of(
                        "x: optional(int8)",
                        "x: optional(int8 in 0..5)",
                        "BOUNDS_NARROWED M.x was int8 and is int8 in 0..5"),
                of(
                        "x: quantized(float32, 0.0, 1.0, 16)",
                        "x: quantized(float32, 0.0, 2.0, 16)",
                        "QUANTIZATION_CHANGED M.x was quantized(float32, 0.0, 1.0, 16) and is quantized(float32, 0.0, 2.0, 16)"),
                of(
                        "x: float32",
                        "x: quantized(float32, 0.0, 2.0, 16)",
                        "QUANTIZATION_CHANGED M.x was float32 and is quantized(float32, 0.0, 2.0, 16)"),
                of(
                        "x: quantized(float32, 0.0, 2.0, 16)",
                        "x: quantized(float64, 0.0, 2.0, 16)",
                        "SAME_BYTES M is made of other types, in the same bytes"));
    }

    static Stream<Case> sameBytes() {
        String same = "SAME_BYTES M is made of other types, in the same bytes";
        String components = "SAME_BYTES M is made of other components, in the same bytes";
        return Stream.of(
                of("p: struct(a.Point); z: bool", "x: float32; y: float32; z: bool", components),
                of("x: float32; y: float32; z: bool", "p: vector2; z: bool", components),
                of("p: struct(a.Point)", "p: vector2", same),
                of("p: vector2", "q: struct(a.Point)", "COMPONENT_RENAMED M.p is named q"),
                of(
                        "p: struct(a.Point)",
                        "y: float32; x: float32",
                        "COMPONENT_REMOVED M.p was removed",
                        "COMPONENT_INSERTED M.y is new",
                        "COMPONENT_INSERTED M.x is new"),
                of("x: uuid", "x: vector4", "COMPONENT_RETYPED M.x was uuid and is vector4"),
                of("x: instant", "x: duration", same),
                of("x: text(UTF_8)", "x: list(char(UTF_8))", same),
                of("x: bits(uint, 16)", "x: uint16", same),
                of("x: bits(enum a.Mode, 8)", "x: enum(a.Mode, uint8)", same),
                of(
                        "x: bits(int, 4); y: bits(uint, 4); z: bits(int, 8)",
                        "x: bits(int, 4); y: bits(uint, 4); z: int8",
                        same),
                of("x: bits(bool, 1)", "x: bool", "COMPONENT_RETYPED M.x was bits(bool, 1) and is bool"),
                of(
                        "x: bits(int, 4); y: bits(uint, 4)",
                        "x: bits(int, 4); y: bits(uint, 4) appended",
                        "APPENDED_MARKED M.y is @Appended now",
                        "LAYOUT_CHANGED M has the same values in other bytes: bits that shared a byte, or share one now"),
                of(
                        "x: bits(int, 4)",
                        "x: bits(int, 4); y: bits(uint, 4)",
                        "COMPONENT_NOT_APPENDED M.y is new, and what old peers send ends before it: mark it @Appended"),
                of(
                        "x: bits(int, 4)",
                        "x: bits(int, 4); y: bits(uint, 4) appended",
                        "COMPONENT_APPENDED M.y is new, and @Appended"));
    }

    @ParameterizedTest
    @MethodSource({"messages", "requests", "components", "values", "sameBytes"})
    void aChangeIsFound(Case given) {
        assertThat(changes(given.oldProtocol(), given.protocol())).containsExactly(given.changes());
    }

    private static List<String> changes(ProtocolDescription old, ProtocolDescription now) {
        return ProtocolComparison.of(old, now).stream()
                .map(change -> change.kind() + " " + change.text())
                .toList();
    }
}
