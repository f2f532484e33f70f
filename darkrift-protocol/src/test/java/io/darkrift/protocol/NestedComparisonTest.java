package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of structs, enums and unions, seen from the messages that hold them. */
class NestedComparisonTest {
    /** A message with one component, what its types were and are, and what the comparison says of it. */
    record Case(String component, String old, String now, String... changes) {}

    private static Case of(String component, String old, String now, String... changes) {
        return new Case(component, old, now, changes);
    }

    static Stream<Case> structs() {
        String point = "struct a.P\n  x: int8\n  y: int8";
        return Stream.of(
                of("p: struct(a.P)", point, "struct a.P\n  x: int8\n  z: int8", "COMPONENT_RENAMED M.p.y is named z"),
                of(
                        "p: list(struct(a.P))",
                        point,
                        "struct a.P\n  x: int8\n  z: int8",
                        "COMPONENT_RENAMED M.p[].y is named z"),
                of("p: struct(a.P)", point, "struct a.P\n  x: int8", "COMPONENT_REMOVED M.p.y was removed"),
                of("p: struct(a.P)", point, point + "\n  z: int8", "COMPONENT_INSERTED M.p.z is new"),
                of(
                        "p: map(int8, struct(a.P))",
                        point,
                        "struct a.P\n  x: int8\n  y: int16",
                        "COMPONENT_RETYPED M.p[].y was int8 and is int16"),
                of(
                        "p: optional(struct(a.P))",
                        point,
                        "struct a.P\n  y: int8\n  x: int8",
                        "COMPONENT_REORDERED M.p.x stands in another place"),
                of(
                        "p: struct(a.P)",
                        point,
                        "struct a.P\n  x: int8 in 0..5\n  y: int8",
                        "BOUNDS_NARROWED M.p.x was int8 and is int8 in 0..5"),
                of(
                        "p: struct(a.P)",
                        "struct a.P\n  q: struct(a.Q)\nstruct a.Q\n  x: int8",
                        "struct a.P\n  q: struct(a.Q)\nstruct a.Q\n  x: text(UTF_8)",
                        "COMPONENT_RETYPED M.p.q.x was int8 and is text(UTF_8)"));
    }

    static Stream<Case> growingStructs() {
        String point = "struct a.P, sized\n  x: int8";
        String grown = point + "\n  y: int8 appended";
        String union = "union a.S\n  a.P = 1\n";
        String open = "struct a.P\n  x: int8";
        return Stream.of(
                of("p: list(struct(a.P))", point, grown, "COMPONENT_APPENDED M.p[].y is new, and @Appended"),
                of("p: map(struct(a.P), int8)", point, grown, "COMPONENT_APPENDED M.p[key].y is new, and @Appended"),
                of(
                        "p: optional(struct(a.P))",
                        grown,
                        point,
                        "APPENDED_REMOVED M.p.y was removed (it was @Appended): no other component may ever take its place"),
                of(
                        "s: union(a.S, uint8)",
                        union + point,
                        union + grown,
                        "COMPONENT_APPENDED M.s.P.y is new, and @Appended"),
                of(
                        "p: list(struct(a.P))",
                        point,
                        point + "\n  y: int8",
                        "COMPONENT_NOT_APPENDED M.p[].y is new, and what old peers send ends before it: mark it @Appended"),
                of("p: struct(a.P)", point + "\n  y: int8", point, "COMPONENT_REMOVED M.p.y was removed"),
                of(
                        "p: struct(a.P)",
                        grown,
                        grown.replace("x: int8", "x: int16"),
                        "COMPONENT_RETYPED M.p.x was int8 and is int16"),
                of(
                        "p: struct(a.P)",
                        grown,
                        grown.replace("y: int8 appended", "y: int8 appended \"7\"\n  z: int8 appended"),
                        "DEFAULT_CHANGED M.p.y had the default \"\" and has \"7\"",
                        "COMPONENT_APPENDED M.p.z is new, and @Appended"),
                of("p: list(struct(a.P))", point, open, "SIZED_CHANGED M.p[] was sized, and is no longer"),
                of(
                        "s: union(a.S, uint8)",
                        union + open,
                        union + point,
                        "SIZED_CHANGED M.s.P is sized now, and was not"),
                of(
                        "p: struct(a.P)",
                        "struct a.P, sized\n  q: struct(a.Q)\nstruct a.Q, sized\n  x: int8",
                        "struct a.P, sized\n  q: struct(a.Q)\nstruct a.Q, sized\n  x: int8\n  y: int8 appended",
                        "COMPONENT_APPENDED M.p.q.y is new, and @Appended"),
                of(
                        "p: struct(a.P)",
                        open,
                        open + "\n  y: int8 appended",
                        "COMPONENT_APPENDED M.p.y is new, and @Appended"),
                of(
                        "p: struct(a.P)",
                        open + "\n  y: int8 appended",
                        open + "\n  y: int8",
                        "APPENDED_UNMARKED M.p.y is no longer @Appended: what peers from before it send is refused"),
                of(
                        "p: struct(a.P)",
                        "struct a.P\n  q: struct(a.Q)\nstruct a.Q\n  x: int8",
                        "struct a.P\n  q: struct(a.Q)\nstruct a.Q\n  x: int8\n  y: int8 appended",
                        "COMPONENT_APPENDED M.p.q.y is new, and @Appended"),
                of(
                        "p: struct(a.P)",
                        open,
                        "struct a.P\n  x: int16\n  y: int8 appended",
                        "COMPONENT_RETYPED M.p.x was int8 and is int16",
                        "COMPONENT_APPENDED M.p.y is new, and @Appended"));
    }

    static Stream<Case> enums() {
        String mode = "enum a.Mode\n  WALK = 0\n  RUN = 1";
        String open = "enum a.Mode\n  WALK = 0, and unknown numbers\n  RUN = 1";
        return Stream.of(
                of(
                        "m: enum(a.Mode, uint8)",
                        mode,
                        "enum a.Mode\n  WALK = 1\n  RUN = 0",
                        "CONSTANT_RENUMBERED M.m: WALK was 0 and is 1",
                        "CONSTANT_RENUMBERED M.m: RUN was 1 and is 0"),
                of(
                        "m: list(enum(a.Mode, uint8))",
                        mode,
                        "enum a.Mode\n  WALK = 0",
                        "CONSTANT_REMOVED M.m[]: RUN was removed (its number was 1)"),
                of("m: bits(enum a.Mode, 3)", mode, mode + "\n  JUMP = 2", "CONSTANT_ADDED M.m: JUMP is new, with 2"),
                of(
                        "m: map(enum(a.Mode, uint8), int8)",
                        mode,
                        "enum a.Mode\n  WALK = 0\n  SPRINT = 1",
                        "CONSTANT_RENAMED M.m[key]: RUN is named SPRINT"),
                of(
                        "m: enum(a.Mode, uint8)",
                        mode,
                        "enum a.Mode\n  WALK = 0\n  JUMP = 1\n  RUN = 2",
                        "CONSTANT_RENUMBERED M.m: RUN was 1 and is 2",
                        "CONSTANT_ADDED M.m: JUMP is new, with 1"),
                of(
                        "m: enum(a.Mode, uint8)",
                        open,
                        open + "\n  JUMP = 2",
                        "CONSTANT_ADDED_TO_OPEN_ENUM M.m: JUMP is new, with 2"),
                of(
                        "m: enum(a.Mode, uint8)",
                        mode,
                        open + "\n  JUMP = 2",
                        "CONSTANT_ADDED M.m: JUMP is new, with 2",
                        "UNKNOWN_CONSTANT_MARKED M.m: WALK stands for unknown numbers"),
                of(
                        "m: list(enum(a.Mode, uint8))",
                        open,
                        "enum a.Mode\n  WALK = 0\n  RUN = 1, and unknown numbers",
                        "UNKNOWN_CONSTANT_MARKED M.m[]: RUN stands for unknown numbers, as WALK did"),
                of(
                        "m: bits(enum a.Mode, 3)",
                        open,
                        mode,
                        "UNKNOWN_CONSTANT_UNMARKED M.m: WALK no longer stands for unknown numbers, which are refused"));
    }

    static Stream<Case> unions() {
        String structs = "\nstruct a.A\n  x: int8\nstruct a.B\n  y: int16\nstruct a.C\n  x: int8";
        String shape = "union a.S\n  a.A = 1\n  a.B = 2" + structs;
        return Stream.of(
                of(
                        "s: union(a.S, uint8)",
                        shape,
                        "union a.S\n  a.A = 2\n  a.B = 1" + structs,
                        "VARIANT_RENUMBERED M.s: A was 1 and is 2",
                        "VARIANT_RENUMBERED M.s: B was 2 and is 1"),
                of(
                        "s: union(a.S, uint8)",
                        shape,
                        "union a.S\n  a.A = 1" + structs,
                        "VARIANT_REMOVED M.s: B was removed (its number was 2)"),
                of(
                        "s: union(a.S, uint8)",
                        shape,
                        "union a.S\n  a.A = 1\n  a.B = 2\n  a.C = 3" + structs,
                        "VARIANT_ADDED M.s: C is new, with 3"),
                of(
                        "s: list(union(a.S, uint8))",
                        shape,
                        "union a.S\n  a.C = 1\n  a.B = 2" + structs,
                        "VARIANT_RENAMED M.s[]: a.A is named a.C"),
                of(
                        "s: union(a.S, uint8)",
                        "union a.S\n  a.A = 1" + structs,
                        "union a.S\n  a.B = 1" + structs,
                        "VARIANT_REMOVED M.s: A was removed (its number was 1)"),
                of(
                        "s: union(a.S, uint8)",
                        shape,
                        shape.replace("y: int16", "y: int32"),
                        "COMPONENT_RETYPED M.s.B.y was int16 and is int32"),
                of(
                        "s: union(a.S, uint8)",
                        shape,
                        shape.replace("y: int16", "y: int16 in 0..9"),
                        "BOUNDS_NARROWED M.s.B.y was int16 and is int16 in 0..9"));
    }

    @ParameterizedTest
    @MethodSource({"structs", "growingStructs", "enums", "unions"})
    void aChangeIsFound(Case given) {
        assertThat(changes(given.component(), given.old(), given.now())).containsExactly(given.changes());
    }

    @Test
    void aChangeIsReportedForEachMessageThatHoldsIt() {
        String messages = "message a.M, tag 1\n  p: struct(a.P)\nmessage a.N, tag 2\n  q: list(struct(a.P))\n";

        List<ProtocolChange> changes = ProtocolComparison.of(
                ProtocolText.of(messages + "message a.O, tag 3\n  x: int8\nstruct a.P\n  x: int8"),
                ProtocolText.of(messages + "message a.O, tag 3\n  x: int8\nstruct a.P\n  x: int16"));

        assertThat(changes)
                .extracting(ProtocolChange::text)
                .containsExactly("M.p.x was int8 and is int16", "N.q[].x was int8 and is int16");
    }

    @Test
    void aTypeThatChangesIsRetypedInItsUnion() {
        assertThat(changes("s: union(a.S, uint8)", "union a.S", "union a.S").size())
                .isZero();
        assertThat(ProtocolComparison.of(
                        ProtocolText.of("message a.M, tag 1\n  s: union(a.S, uint8)\nunion a.S"),
                        ProtocolText.of("message a.M, tag 1\n  s: union(a.S, uint16)\nunion a.S")))
                .extracting(ProtocolChange::kind)
                .containsExactly(ChangeKind.COMPONENT_RETYPED);
    }

    private static List<String> changes(String component, String old, String now) {
        String message = "message a.M, tag 1\n  " + component + "\n";
        return ProtocolComparison.of(ProtocolText.of(message + old), ProtocolText.of(message + now)).stream()
                .map(change -> change.kind() + " " + change.text())
                .toList();
    }
}
