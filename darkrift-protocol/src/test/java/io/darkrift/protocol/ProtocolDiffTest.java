package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolDiffTest {
    @Test
    void oldAndNewAreShownLineByLine() {
        assertThat(diff(
                        "message a.b.Choose, tag 1\n  items: list(int32)\n  name: text(UTF_16LE)",
                        "message a.b.Choose, tag 1\n  items: list(int64)\n  name: text(UTF_16LE)"))
                .isEqualTo("""
                            message a.b.Choose, tag 1
                          -   items: list(int32)
                          +   items: list(int64)
                              name: text(UTF_16LE)
                        """);
    }

    @Test
    void theHeaderIsALineLikeOthers() {
        assertThat(diff("message a.M, tag 1\n  x: bool", "message a.M, tag 2, CLIENT_TO_SERVER\n  x: bool"))
                .isEqualTo("""
                          - message a.M, tag 1
                          + message a.M, tag 2, CLIENT_TO_SERVER
                              x: bool
                        """);
    }

    @Test
    void whatAMessageHoldsIsShownAsFarAsItChanged() {
        String message = "message a.M, tag 1\n  p: list(struct(a.P))\n  s: union(a.S, uint8)\n";
        String same = "struct a.Same\n  x: bool\n";

        assertThat(
                        diff(
                                message + same
                                        + "struct a.P\n  m: enum(a.Mode, uint8)\nenum a.Mode\n  WALK = 0\nunion a.S\n  a.Same = 1",
                                message
                                        + same
                                        + "struct a.P\n  m: enum(a.Mode, uint8)\nenum a.Mode\n  WALK = 0\n  RUN = 1\nunion a.S\n  a.Same = 2"))
                .isEqualTo("""
                            message a.M, tag 1
                            enum a.Mode
                              WALK = 0
                          +   RUN = 1
                            union a.S
                          -   a.Same = 1
                          +   a.Same = 2
                        """);
    }

    @Test
    void aMessageThatIsNewOrGoneIsShownWhole() {
        String message = "message a.M, tag 1\n  x: bool";

        assertThat(diff("", message)).isEqualTo("  + message a.M, tag 1\n  +   x: bool\n");
        assertThat(diff(message, "")).isEqualTo("  - message a.M, tag 1\n  -   x: bool\n");
    }

    @Test
    void anotherNameOfTheRegistryIsAChangeOfNoMessage() {
        ProtocolDescription now = ProtocolText.of("message a.M, tag 1");
        ProtocolDescription old = new ProtocolDescription("a.Old", now.messages(), List.of(), List.of(), List.of());

        List<ProtocolChange> changes = ProtocolComparison.of(old, now);

        assertThat(changes).extracting(ProtocolChange::kind).containsExactly(ChangeKind.REGISTRY_RENAMED);
        assertThat(changes.get(0).severity()).isEqualTo(Severity.COMPATIBLE);
        assertThat(changes.get(0).diff())
                .containsExactly("  - registry a.Old", "  + registry a.GeneratedMessageRegistry");
    }

    @Test
    void aRandomProtocolIsAsItIs() {
        for (long seed = 0; seed < 500; seed++) {
            ProtocolDescription protocol = new RandomDescriptions(seed).protocol();
            assertThat(ProtocolComparison.of(protocol, protocol.withoutDocs())).isEmpty();
        }
    }

    @Test
    void anyTwoProtocolsCanBeCompared() {
        for (long seed = 0; seed < 2_000; seed++) {
            ProtocolDescription old = new RandomDescriptions(seed).protocol();
            ProtocolDescription now = new RandomDescriptions(seed + 1).protocol();

            List<ProtocolChange> changes = ProtocolComparison.of(old, now);

            assertThat(changes.isEmpty()).isEqualTo(wire(old).equals(wire(now)));
        }
    }

    /** The messages without what is said of them. */
    private static List<String> wire(ProtocolDescription protocol) {
        return protocol.messages().stream()
                .map(each -> each.name() + each.tag() + each.direction() + each.answer() + each.components())
                .toList();
    }

    private static String diff(String old, String now) {
        List<ProtocolChange> changes = ProtocolComparison.of(ProtocolText.of(old), ProtocolText.of(now));
        return String.join("\n", changes.get(0).diff()) + "\n";
    }
}
