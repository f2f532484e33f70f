package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String PROTOCOL = """
            message a.Move, tag 7, CLIENT_TO_SERVER
              to: struct(a.Point)
              mode: enum(a.Mode, uint8)
              shapes: list(optional(union(a.Shape, uint8))) max 5
              ammo: int32 in 0..10 appended "5"
            message a.Stop, tag 8
              bits: bits(enum a.Mode, 3)
            struct a.Point
              x: float32
              y: float32
            enum a.Mode
              WALK = 0
              RUN = 1
            union a.Shape
              a.Point = 1
            """;

    private static long of(String text) {
        return ProtocolText.of(text).fingerprint();
    }

    /** It is promised for all versions of the library: peers of different versions compare it. */
    @Test
    void itIsTheSameInAllVersions() {
        assertThat(of(PROTOCOL)).isEqualTo(0x68b6276390137fedL);
    }

    @Test
    void namesOfClassesAndDocsDoNotCount() {
        assertThat(of(PROTOCOL.replace("a.Move", "b.Go")
                        .replace("a.Point", "b.Q")
                        .replace("a.Mode", "b.Z")))
                .isEqualTo(of(PROTOCOL));
        MessageDescription old = ProtocolText.of(PROTOCOL).messages().get(1);
        MessageDescription documented = new MessageDescription(
                old.name(),
                old.packageName(),
                old.tag(),
                old.direction(),
                old.answer(),
                Notes.of("Says."),
                old.components());
        assertThat(fingerprint(documented)).isEqualTo(fingerprint(old));
    }

    private static long fingerprint(MessageDescription stop) {
        return new ProtocolDescription(
                        "a.R",
                        List.of(stop),
                        List.of(),
                        ProtocolText.of(PROTOCOL).enums(),
                        List.of())
                .fingerprints()
                .get(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tag 7/tag 9",
                "CLIENT_TO_SERVER/SERVER_TO_CLIENT",
                "x: float32/x: float64",
                "x: float32/left: float32",
                "max 5/max 6",
                "0..10/0..11",
                "\"5\"/\"6\"",
                " appended \"5\"/",
                "RUN = 1/RUN = 2",
                "RUN = 1/FLY = 1",
                "a.Point = 1/a.Point = 2",
                "a.Mode, 3/a.Mode, 4",
                "struct a.Point\n/struct a.Point, sized\n",
                "optional(union(a.Shape, uint8))/union(a.Shape, uint8)"
            })
    void whatPeersMustAgreeOnCounts(String change) {
        String old = change.substring(0, change.indexOf('/'));
        assertThat(PROTOCOL).contains(old);

        assertThat(of(PROTOCOL.replace(old, change.substring(old.length() + 1))))
                .isNotEqualTo(of(PROTOCOL));
    }

    @Test
    void theAnswerOfARequestCountsByWhatItIsMadeOf() {
        String page = "message a.Page, tag 2\n  x: int32\n";
        long old = of(page + "message a.Get, tag 1, answered with a.Page");
        assertThat(of(page + "message a.Get, tag 1")).isNotEqualTo(old);
        assertThat(of(page.replace("a.Page", "a.Sheet") + "message a.Get, tag 1, answered with a.Sheet"))
                .isEqualTo(old);
        assertThat(of(page + "message a.Sheet, tag 3\n  y: int32\nmessage a.Get, tag 1, answered with a.Sheet"))
                .isNotEqualTo(
                        of(page + "message a.Sheet, tag 3\n  y: int32\nmessage a.Get, tag 1, answered with a.Page"));
        assertThat(of("message a.Get, tag 1, answered with a.Get"))
                .as("one that answers itself")
                .isNotEqualTo(of("message a.Get, tag 1"));
    }

    @Test
    void anOpaqueSerializerCountsByItsNameAndOneThatDeclaresItsLayoutByThat() {
        assertThat(custom("a.X")).isNotEqualTo(custom("a.Y"));
        assertThat(custom("a.X", "cents: int64")).isNotEqualTo(custom("a.X")).isEqualTo(custom("a.Y", "cents: int64"));
        assertThat(custom("a.X", "cents: int64")).isNotEqualTo(custom("a.X", "cents: int32"));
    }

    private static long custom(String serializer, String... layout) {
        ProtocolDescription message = ProtocolText.of("message a.Pay, tag 1\n  price: custom(" + serializer + ")");
        List<SerializerDescription> serializers = layout.length == 0
                ? List.of()
                : List.of(new SerializerDescription(
                        serializer,
                        "a",
                        Notes.NONE,
                        List.of(layout).stream()
                                .map(ComponentDescription::parse)
                                .toList()));
        return new ProtocolDescription(
                        "a.R", Notes.NONE, message.messages(), List.of(), List.of(), List.of(), serializers)
                .fingerprint();
    }

    @Test
    void randomProtocolsHaveFingerprintsOfTheirOwn() {
        Set<Long> fingerprints = new HashSet<>();
        Set<List<MessageDescription>> messages = new HashSet<>();
        for (long seed = 0; seed < 1_000; seed++) {
            ProtocolDescription protocol = new RandomDescriptions(seed).protocol();
            if (!protocol.messages().isEmpty()
                    && protocol.messages().stream()
                            .anyMatch(each -> each.components().size() > 1)
                    && messages.add(protocol.messages())) {
                assertThat(fingerprints.add(protocol.fingerprint()))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
        assertThat(fingerprints).hasSizeGreaterThan(500);
    }
}
