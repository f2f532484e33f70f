package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs in other languages can't read or write is a warning at the component. */
class PeersTest {
    private static final String BY_HAND_IN_CSHARP = ", for which DarkRift for C# has no method: it takes code with its"
            + " reader and writer, as in docs/wire-types.md";
    private static final String BY_HAND_IN_PYTHON =
            ", which no field of a darkriftpy message is: it takes code with its reader and writer";
    private static final String[] TYPES = {
        "@DarkriftStruct record Point(float x, float y) {}",
        "@DarkriftStruct record Name(String text) {}",
        "enum Kind { A, @WireValue(4_000_000_000L) B }",
        "enum Team { RED, BLUE }",
        "sealed interface Shape permits Circle, Box {}",
        "@WireValue(1) @DarkriftStruct record Circle(float radius) implements Shape {}",
        "@WireValue(2) @DarkriftStruct record Box(String label) implements Shape {}"
    };

    private static List<String> warnings(String peers, String... types) {
        Compilation compilation = Sources.game(types)
                .option("-Adarkrift.peers=" + peers)
                .lenient()
                .compile();
        assertThat(compilation.errors()).isEmpty();
        return compilation.warnings().stream()
                .map(warning -> warning.getLineNumber() + ":" + warning.getColumnNumber() + " "
                        + warning.getMessage(Locale.ROOT))
                .toList();
    }

    /** What is said of a component that stands in line 3, without its place. */
    private static List<String> of(String peers, String component) {
        String[] all = new String[TYPES.length + 1];
        System.arraycopy(TYPES, 0, all, 0, TYPES.length);
        all[TYPES.length] = "@DarkriftMessage(tag = 1) record Choose(\n" + component + ") {}";
        return warnings(peers, all).stream()
                .map(text -> text.replaceFirst("^\\d+:\\d+ \\[DarkriftPeer\\] ", ""))
                .toList();
    }

    @Test
    void aWarningStandsAtItsComponent() {
        assertThat(warnings(
                        "darkriftpy", "@DarkriftMessage(tag = 1) record Choose(\n  int item,\n  boolean[] flags) {}"))
                .containsExactly("4:13 [DarkriftPeer] Choose.flags has packed booleans, and darkriftpy knows no list of"
                        + " those");
    }

    @Test
    void theEclipseCompilerWarnsToo() {
        Compiled compiled = Sources.game("@DarkriftMessage(tag = 1) record Choose(int item, boolean[] flags) {}")
                .option("-Adarkrift.peers=darkriftpy")
                .compile(TestedCompiler.ECJ);

        assertThat(compiled.isSuccess()).isTrue();
        assertThat(compiled.problems())
                .filteredOn(problem -> problem.kind() == Diagnostic.Kind.WARNING)
                .extracting(Compiled.Problem::text)
                .containsExactly(
                        "[DarkriftPeer] Choose.flags has packed booleans, and darkriftpy knows no list of those"
                                + " (in game.Choose)");
    }

    @Test
    void aWarningOfAStructStandsAtTheStructAndOnce() {
        assertThat(warnings(
                        "darkriftpy",
                        "@DarkriftMessage(tag = 1) record Choose(Name name, Name other) {}",
                        "@DarkriftMessage(tag = 2) record Choice(Name name) {}",
                        "@DarkriftStruct record Name(\n  String text) {}"))
                .containsExactly("3:10 [DarkriftPeer] Name.text is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean a, byte b, @UInt8 int c, short d, int e, @UInt32 long f, long g, @UInt64 long h, float i, double j",
                "int[] a, long[] b, java.util.List<Short> c, double[] d, @Text(TextEncoding.US_ASCII) String[] e",
                "Team a, Team[] b, Point c, @Text(TextEncoding.US_ASCII) String d, java.util.UUID e, java.time.Instant f",
                "io.darkrift.value.Vector3 a"
            })
    void darkriftpyReadsAndWritesMostTypes(String components) {
        assertThat(of("darkriftpy", components)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boolean a, byte b, @UInt8 int c, short d, int e, @UInt32 long f, long g, @UInt64 long h, float i, double j",
                "boolean[] a, byte[] b, char[] c, String[] d, @UInt32 int[] e, java.util.List<Point> f, Name[] g",
                "Team a, Team[] b, Point c, char d, @Text(TextEncoding.UTF_8) String e",
                "io.darkrift.value.Vector2 a, io.darkrift.value.Vector3 b, io.darkrift.value.Vector4[] c"
            })
    void csharpReadsAndWritesWhatItHasMethodsFor(String components) {
        assertThat(of("csharp", components)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "java.util.Optional<Integer> a; is a value that may be absent",
                "java.util.Map<Integer, Integer> a; is a map",
                "Shape a; is one of several structs",
                "@Bits(3) int a; is packed into 3 bits",
                "@Quantized(min = 0, max = 1) float a; is quantized",
                "@Quantized(min = 0, max = 1) float[] a; is quantized"
            })
    void whatIsNoTypeOfTheLibrariesTakesCodeByHandInBoth(String component, String what) {
        assertThat(of("csharp", component)).containsExactly("Choose.a " + what + BY_HAND_IN_CSHARP);
        assertThat(of("darkriftpy", component)).contains("Choose.a " + what + BY_HAND_IN_PYTHON);
    }

    @ParameterizedTest
    @CsvSource({"java.util.UUID,is a UUID", "java.time.Instant,is an Instant", "java.time.Duration[],is a Duration"})
    void csharpHasNoMethodForUuidsAndTimes(String type, String what) {
        assertThat(of("csharp", type + " a")).containsExactly("Choose.a " + what + BY_HAND_IN_CSHARP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Point[] a; has several structs of type Point",
                "java.util.List<java.util.UUID> a; has several values of type UUID"
            })
    void darkriftpyHasNoListsOfStructs(String component, String what) {
        assertThat(of("darkriftpy", component)).containsExactly("Choose.a " + what + BY_HAND_IN_PYTHON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "boolean[] a; has packed booleans, and darkriftpy knows no list of those",
                "String a; is text in UTF_16LE, and that of darkriftpy is UTF_8",
                "@Text(TextEncoding.UTF_16BE) String[] a; is text in UTF_16BE, and that of darkriftpy is UTF_8",
                "char a; is a character, and that of darkriftpy is a byte without a length",
                "char[] a; is text in UTF_16LE, and that of darkriftpy is UTF_8"
            })
    void whatDarkriftpyCanNeitherReadNorWriteIsAWarningInEitherDirection(String component, String what) {
        assertThat(of("darkriftpy", component)).containsExactly("Choose.a " + what);
        for (String direction : List.of("CLIENT_TO_SERVER", "SERVER_TO_CLIENT")) {
            assertThat(directed("darkriftpy", direction, component))
                    .singleElement()
                    .asString()
                    .endsWith(what);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "@Text(TextEncoding.UTF_8) String a; is text in UTF_8, and darkriftpy counts its characters in place of its"
                        + " bytes: it writes ASCII alone right, so say @Text(TextEncoding.US_ASCII)",
                "byte[] a; has bytes, and darkriftpy writes nothing at all for an empty `bytes`: let it be a list[int8]"
                        + " there",
                "@UInt8 java.util.List<Integer> a; has bytes, and darkriftpy writes nothing at all for an empty `bytes`: let"
                        + " it be a list[uint8] there",
                "@UInt32 long[] a; has unsigned numbers of 32 bits, and darkriftpy writes no list of those with one above"
                        + " 2147483647"
            })
    void whatDarkriftpyOnlyWritesWrongIsNoMatterIfItDoesNotWriteIt(String component, String what) {
        assertThat(of("darkriftpy", component)).containsExactly("Choose.a " + what);
        assertThat(directed("darkriftpy", "CLIENT_TO_SERVER", component)).hasSize(1);
        assertThat(directed("darkriftpy", "SERVER_TO_CLIENT", component)).isEmpty();
        assertThat(directed("darkriftpy-server", "CLIENT_TO_SERVER", component)).isEmpty();
        assertThat(directed("darkriftpy-server", "SERVER_TO_CLIENT", component)).hasSize(1);
    }

    private static List<String> directed(String peers, String direction, String component) {
        return warnings(
                peers,
                "@DarkriftMessage(tag = 1, direction = Direction." + direction + ") record Choose(" + component
                        + ") {}");
    }

    @Test
    void darkriftpyWritesListsOfEnumsWithSmallNumbers() {
        assertThat(of("darkriftpy", "@UInt32 Team[] a, @UInt32 Kind b")).isEmpty();
        assertThat(of("darkriftpy", "@UInt32 Kind[] a"))
                .singleElement()
                .asString()
                .startsWith("Choose.a has unsigned numbers of 32 bits");
    }

    @Test
    void whatIsWithinIsLookedAtToo() {
        assertThat(of("darkriftpy", "java.util.Map<String, Shape> a"))
                .containsExactlyInAnyOrder(
                        "Choose.a is a map" + BY_HAND_IN_PYTHON,
                        "Choose.a is text in UTF_16LE, and that of darkriftpy is UTF_8",
                        "Choose.a is one of several structs" + BY_HAND_IN_PYTHON,
                        "Box.label is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Test
    void aTagThatDarkriftpyTakesForANegativeOneIsAWarningAtTheTag() {
        assertThat(warnings("darkriftpy", "@DarkriftMessage(tag = 32_767) record Choose(int item) {}"))
                .isEmpty();
        assertThat(warnings("darkriftpy,csharp", "@DarkriftMessage(tag = 40_000) record Choose(int item) {}"))
                .containsExactly(
                        "2:24 [DarkriftPeer] tag 40000 of Choose is -25536 to darkriftpy, which sends no tag above"
                                + " 32767: choose a lower one");
    }

    @Test
    void severalPeersAreToldApart() {
        assertThat(warnings(
                        "csharp, darkriftpy-server",
                        "@DarkriftMessage(tag = 1) record Choose(String name, java.util.Optional<Integer> a) {}"))
                .hasSize(3);
    }

    @Test
    void withoutTheOptionNothingIsSaid() {
        Sources.game("@DarkriftMessage(tag = 40_000) record Choose(String name, boolean[] flags) {}")
                .succeed();
    }

    @Test
    void anUnknownPeerIsAnError() {
        ErrorsTest.expect(
                Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                        .option("-Adarkrift.peers=csharp,cobol"),
                ErrorsTest.Expected.error(
                        "",
                        -1,
                        -1,
                        "[DarkriftPeersOption] -Adarkrift.peers names 'cobol', which is not a known peer: the peers are"
                                + " csharp, csharp-server, darkriftpy, darkriftpy-server"));
    }

    @Test
    void theSizeOfAStructTakesCode() {
        String item = "@DarkriftStruct(sized = true) record Item(int kind) {}";
        String choose = "@DarkriftMessage(tag = 1) record Choose(Item[] items) {}";
        String what =
                "2:48 [DarkriftPeer] Choose.items has values of type Item, with the count of their bytes before them";

        assertThat(warnings("csharp", choose, item)).containsExactly(what + BY_HAND_IN_CSHARP);
        assertThat(warnings("darkriftpy", choose, item)).contains(what + BY_HAND_IN_PYTHON);
    }
}
