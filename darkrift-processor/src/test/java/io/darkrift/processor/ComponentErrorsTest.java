package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.Arrays;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Each wrong use of what a component may be is an error at its place. */
class ComponentErrorsTest {
    private static final String NO_ORDER =
            ", which a map can't put in order, so that a peer could slow it down with keys"
                    + " whose hash codes are equal: use numbers, text, enums or UUIDs, or let the type implement Comparable of"
                    + " itself";

    @Test
    void aMarkFitsItsType() {
        expectAll(
                Sources.game("""
                        @DarkriftMessage(tag = 1)
                        record Choose(
                          @MaxLength(1) int a,
                          @Range(min = 0, max = 1) String b,
                          @MapKey(UInt8.class) java.util.List<Integer> c,
                          @Bits(1) String d,
                          @Bits(3) int[] e,
                          @Quantized(min = 0, max = 1) int f,
                          @UInt64 Shape g,
                          @UInt8 java.util.UUID h,
                          @Range(min = 0, max = 1) java.util.Map<Integer, String> i) {}""", """
                        sealed interface Shape permits Dot {}""", """
                        @DarkriftStruct @WireValue(1) record Dot() implements Shape {}"""),
                "Choose:4 [DarkriftMisfit] @MaxLength does not fit Choose.a of type int: it fits String, arrays, lists and maps",
                "Choose:5 [DarkriftMisfit] @Range does not fit Choose.b of type String: it fits numbers, and arrays, lists and optionals of them",
                "Choose:6 [DarkriftMisfit] @MapKey does not fit Choose.c of type List<Integer>: it fits maps",
                "Choose:7 [DarkriftMisfit] @Bits does not fit Choose.d of type String: it fits boolean, byte, short, int, long or an enum, by themselves",
                "Choose:8 [DarkriftMisfit] @Bits does not fit Choose.e of type int[]: it fits boolean, byte, short, int, long or an enum, by themselves",
                "Choose:9 [DarkriftMisfit] @Quantized does not fit Choose.f of type int: it fits float or double, an array or a List of them",
                "Choose:10 [DarkriftMisfit] @UInt64 does not fit Choose.g, a sealed interface: its records are numbered by @UInt8, @UInt16, @Int8, @Int16 or @Int32",
                "Choose:11 [DarkriftMisfit] @UInt8 does not fit Choose.h of type UUID: it fits byte, short, int, long or an enum, an array or a List of them",
                "Choose:12 [DarkriftMisfit] @Range does not fit Choose.i of type Map<Integer, String>: it fits numbers, and arrays, lists and optionals of them");
    }

    @Test
    void aLimitCanBeKept() {
        expectAll(
                Sources.game("""
                        @DarkriftMessage(tag = 1)
                        record Choose(
                          @MaxLength(-1) String a,
                          @Range(min = 1, max = 0) int b,
                          @Range(min = 0.5, max = 1) int c,
                          @Range(min = 0, max = 1e18) long d,
                          @Range(min = 0, max = 200) byte e,
                          @Range(min = 0, max = 200) @UInt8 byte f,
                          @Range(min = 0, max = 1e39) float g,
                          @Range(min = 0, max = Double.NaN) double h) {}"""),
                "Choose:4 [DarkriftLimit] Choose.a can't have -1 elements or characters: choose 0 or more",
                "Choose:5 [DarkriftLimit] Choose.b can't have the range 1 to 0: no number is in it: choose finite bounds, the lesser first",
                "Choose:6 [DarkriftLimit] Choose.c can't have the range 0.5 to 1: bounds of integers are whole, and at most 2^53 from zero",
                "Choose:7 [DarkriftLimit] Choose.d can't have the range 0 to 1000000000000000000: bounds of integers are whole, and at most 2^53 from zero",
                "Choose:8 [DarkriftLimit] Choose.e can't have the range 0 to 200: @Int8 holds -128 to 127 in any case: choose bounds within that",
                "Choose:9 [DarkriftLimit] Choose.f can't have the range 0 to 200: the component holds the bits of a UInt8 in a type that has a sign: make it of a wider type",
                "Choose:10 [DarkriftLimit] Choose.g can't have the range 0 to 1.0E39: a float does not reach so far: choose bounds within its range",
                "Choose:11 [DarkriftLimit] Choose.h can't have the range 0 to NaN: no number is in it: choose finite bounds, the lesser first");
    }

    @Test
    void bitsHoldTheirValues() {
        expectAll(
                Sources.game("""
                        @DarkriftMessage(tag = 1)
                        record Choose(
                          @Bits(2) boolean a,
                          @Bits(0) int b,
                          @Bits(33) long c,
                          @Bits(9) byte d,
                          @Bits(8) byte e,
                          @Bits(1) Kind f,
                          @Quantized(min = 1, max = 0) float g,
                          @Quantized(min = 0, max = 1, bits = 33) float h,
                          @Quantized(min = 0, max = 1e39) float i,
                          @Quantized(min = -1e308, max = 1e308) double j) {}
                        enum Kind { A, B, C }"""),
                "Choose:4 [DarkriftPacking] Choose.a can't take 2 bits: a boolean takes 1, a number or an enum 1 to 32",
                "Choose:5 [DarkriftPacking] Choose.b can't take 0 bits: a boolean takes 1, a number or an enum 1 to 32",
                "Choose:6 [DarkriftPacking] Choose.c can't take 33 bits: a boolean takes 1, a number or an enum 1 to 32",
                "Choose:7 [DarkriftPacking] Choose.d can't take 9 bits, its type has fewer: choose a wider type",
                "Choose:8 [DarkriftPacking] Choose.e has room for 7 bits without a sign: choose a wider type, or signed = true",
                "Choose:9 [DarkriftPacking] number 2 of Kind.C does not fit Choose.f: 1 bit holds 0 to 1, give it more",
                "Choose:10 [DarkriftPacking] Choose.g can't be quantized from 1 to 0: choose finite bounds, the lesser first, that its type can hold, and their difference too",
                "Choose:11 [DarkriftPacking] Choose.h can't take 33 bits: choose 1 to 32",
                "Choose:12 [DarkriftPacking] Choose.i can't be quantized from 0 to 1.0E39: choose finite bounds, the lesser first, that its type can hold, and their difference too",
                "Choose:13 [DarkriftPacking] Choose.j can't be quantized from -1.0E308 to 1.0E308: choose finite bounds, the lesser first, that its type can hold, and their difference too");
    }

    @Test
    void aMapHasKeysThatAreSingleValues() {
        expectAll(
                Sources.game("""
                        @DarkriftMessage(tag = 1)
                        record Choose(
                          java.util.Map<int[], Integer> a,
                          java.util.Map<java.util.Optional<Integer>, Integer> b,
                          @MapKey(Bits.class) java.util.Map<Integer, Integer> c,
                          @MapKey(Override.class) java.util.Map<Integer, Integer> d,
                          java.util.Map<String, ?> e,
                          java.util.HashMap<String, Integer> f,
                          java.util.OptionalInt g,
                          java.util.Optional<?> h,
                          java.util.List<java.util.List<?>> i,
                          java.util.Map<Point, Integer> j,
                          java.util.Map<@Nullable String, Integer> k,
                          java.util.Map<Cell, Integer> l) {}""", """
                        @DarkriftStruct record Point(int x, int y) {}""", """
                        @DarkriftStruct record Cell(int x) implements Comparable<Cell> {
                          public int compareTo(Cell other) { return Integer.compare(x, other.x); } }""", """
                        @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface Nullable {}"""),
                "Choose:4 [DarkriftMapKey] Choose.a has keys of type int[]" + NO_ORDER,
                "Choose:5 [DarkriftMapKey] Choose.b has keys of type Optional<Integer>" + NO_ORDER,
                "Choose:6 [DarkriftMapKey] @MapKey of Choose.c names Bits, which chooses no wire type for keys: name one such as UInt16.class or Text.class",
                "Choose:7 [DarkriftMapKey] @MapKey of Choose.d names Override, which chooses no wire type for keys: name one such as UInt16.class or Text.class",
                "Choose:8 [DarkriftOpenList] Choose.e is a Map<String, ?>, which leaves its elements open: name their type, as in List<String>",
                "Choose:9 [DarkriftNoWireType] Choose.f is of type HashMap<String, Integer>, which has no wire type: use a Map",
                "Choose:10 [DarkriftNoWireType] Choose.g is of type OptionalInt, which has no wire type: use an Optional of the box, such as Optional<Integer>",
                "Choose:11 [DarkriftOpenList] Choose.h is a Optional<?>, which leaves its elements open: name their type, as in List<String>",
                "Choose:12 [DarkriftOpenList] Choose.i is a List<?>, which leaves its elements open: name their type, as in List<String>",
                "Choose:13 [DarkriftMapKey] Choose.j has keys of type Point" + NO_ORDER,
                "Choose:14 [DarkriftMapKey] Choose.k has keys that may be null: remove @Nullable from the key's type");
    }

    @Test
    void aUnionIsOfNumberedStructs() {
        expectAll(
                Sources.game("""
                        @DarkriftMessage(tag = 1)
                        record Choose(
                          NoStruct a,
                          NoNumber b,
                          Twice c,
                          TooBig d,
                          @UInt16 Open<Integer> e) {}""", """
                        sealed interface NoStruct { record A() implements NoStruct {} }""", """
                        sealed interface NoNumber { @DarkriftStruct record A() implements NoNumber {} }""", """
                        sealed interface Twice { @DarkriftStruct @WireValue(1) record A() implements Twice {}
                        @DarkriftStruct @WireValue(1) record B() implements Twice {} }""", """
                        sealed interface TooBig { @DarkriftStruct @WireValue(256) record A() implements TooBig {} }""", """
                        sealed interface Open<T> { @DarkriftStruct @WireValue(1) record A() implements Open<Integer> {} }"""),
                "Choose:4 [DarkriftUnion] Choose.a is of type NoStruct, which permits A, which is not a @DarkriftStruct: make it a record that is marked so",
                "Choose:5 [DarkriftUnion] Choose.b is of type NoNumber, which permits A, which has no number: pin one with @WireValue",
                "Choose:6 [DarkriftUnion] Choose.c is of type Twice, which has two records with the number 1, A and B: give one of them another @WireValue",
                "Choose:7 [DarkriftUnion] Choose.d is of type TooBig, which permits A with the number 256, but @UInt8 holds 0 to 255: choose another @WireValue, or annotate the component with a wider type",
                "Choose:8 [DarkriftUnion] Choose.e is of type Open, which is generic, so that its records have no certain wire type: remove its parameters");
    }

    @Test
    void aUnionDoesNotContainItself() {
        expectAll(
                Sources.game("""
                        sealed interface Tree {
                         @DarkriftStruct @WireValue(1) record Leaf() implements Tree {}
                         @DarkriftStruct @WireValue(2)
                         record Fork(Tree left) implements Tree {} }"""),
                "Tree:5 [DarkriftEndlessStruct] Fork contains itself: Fork > Fork. The bytes would have no end, and an array or a list would let a peer nest them until the stack overflows: refer to the other by a number or a name");
    }

    @Test
    void whatIsAppendedStandsAtTheEnd() {
        expectAll(
                Sources.game("""
                        @DarkriftMessage(tag = 1)
                        record Choose(
                          @Appended int a,
                          int b) {}""", """
                        @DarkriftStruct record Point(
                          @Appended int x,
                          int y) {}""", """
                        @DarkriftStruct(sized = true) record Sized(
                          @Appended int x,
                          int y) {}"""),
                "Choose:4 [DarkriftAppended] Choose.a is appended, but b follows, which is not: move a to the end, or append b too",
                "Point:3 [DarkriftAppended] Point.x is appended, but y follows, which is not: move x to the end, or append y too",
                "Sized:3 [DarkriftAppended] Sized.x is appended, but y follows, which is not: move x to the end, or append y too");
    }

    @Test
    void nothingFollowsAStructThatEndsWithTheMessage() {
        String remedy = " @DarkriftStruct(sized = true)";
        String reason =
                ", which ends with an @Appended component, and only the end of a message tells where that ends: ";
        expectAll(
                Sources.game("""
                        @DarkriftMessage(tag = 1)
                        record Choose(
                          Open a,
                          java.util.List<Open> b,
                          java.util.Map<String, Outer[]> c,
                          Shape d,
                          Closed e,
                          java.util.Optional<Open> f) {}""", """
                        @DarkriftStruct record Open(int x, @Appended int y) {}""", """
                        @DarkriftStruct record Outer(int x, Open open) {}""", """
                        @DarkriftStruct(sized = true) record Closed(int x, Open open) {}""", """
                        @DarkriftStruct record Middle(
                          Open open,
                          int x) {}""", """
                        sealed interface Shape permits Dot {}""", """
                        @DarkriftStruct @WireValue(1) record Dot(@Appended int x) implements Shape {}"""),
                "Choose:4 [DarkriftAppended] Choose.a is of type Open" + reason + "move a to the end, or mark Open"
                        + remedy,
                "Choose:5 [DarkriftAppended] Choose.b holds values of type Open" + reason + "mark Open" + remedy,
                "Choose:6 [DarkriftAppended] Choose.c holds values of type Outer" + reason + "mark Outer" + remedy,
                "Choose:7 [DarkriftAppended] Choose.d holds values of type Dot" + reason + "mark Dot" + remedy,
                "Choose:9 [DarkriftAppended] Choose.f holds values of type Open" + reason + "mark Open" + remedy,
                "Middle:3 [DarkriftAppended] Middle.open is of type Open" + reason
                        + "move open to the end, or mark Open" + remedy);
    }

    @Test
    void aSizedStructIsNoLargerThanItsSizeCanSay() {
        String ten = "long a, long b, long c, long d, long e, long f, long g, long h, long i, long j";
        Sources sources = Sources.game(
                "@DarkriftStruct record S0(" + ten + ") {}",
                "@DarkriftStruct record S1(" + ten.replace("long", "S0") + ") {}",
                "@DarkriftStruct record S2(" + ten.replace("long", "S1") + ") {}",
                "@DarkriftStruct(sized = true) record Large("
                        + ten.replace("long", "S2").replace(", S2 j", "") + ") {}");

        expectAll(
                sources,
                "Large:2 [DarkriftTooLarge] Large takes 72000 bytes or more, and a sized struct takes 65535 at most:"
                        + " use lists, or fewer structs in one another");
    }

    @Test
    void aDefaultNamesOnlyWhatItsSerializerCanReach() {
        expectAll(
                Sources.game("""
                        @DarkriftMessage(tag = 1)
                        record Choose(
                          @Appended other.Mode a,
                          @Appended other.Modes b) {}""")
                        .add("other", """
                        @DarkriftStruct public record Mode(Kind kind) {}
                        enum Kind { A }""")
                        .add("other", "@DarkriftStruct public record Modes(Kind[] kinds) {}"),
                "Choose:4 [DarkriftAppended] Choose.a has no default, since Mode.kind has no default, since its serializer can't reach Kind: make that public, or the component @Nullable or an Optional",
                "Choose:5 [DarkriftAppended] Choose.b has no default, since Modes.kinds has no default, since its serializer can't reach Kind: make that public, or the component @Nullable or an Optional");
    }

    @Test
    void whatIsAppendedHasADefault() {
        expectAll(
                Sources.game("""
                        @DarkriftMessage(tag = 1)
                        record Choose(
                          @Appended(defaultValue = "x") int a,
                          @Appended(defaultValue = "1.5") long b,
                          @Appended(defaultValue = "128") byte c,
                          @Appended(defaultValue = "7") @Bits(2) int d,
                          @Appended @Range(min = 1, max = 6) int e,
                          @Appended(defaultValue = "yes") boolean f,
                          @Appended(defaultValue = "D") Kind g,
                          @Appended Late h,
                          @Appended(defaultValue = "x") java.util.List<String> i,
                          @Appended(defaultValue = "ab") char j,
                          @Appended(defaultValue = "abc") @MaxLength(2) String k,
                          @Appended(defaultValue = "x") java.util.UUID l,
                          @Appended Shape m,
                          @Appended Holder n) {}
                        enum Kind { A, B, C }
                        enum Late { @WireValue(1) A }""", """
                        sealed interface Shape permits Dot {}""", """
                        @DarkriftStruct @WireValue(1) record Dot() implements Shape {}""", """
                        @DarkriftStruct record Holder(Late late) {}"""),
                "Choose:4 [DarkriftAppended] Choose.a can't have the default \"x\": give a whole number in decimal digits",
                "Choose:5 [DarkriftAppended] Choose.b can't have the default \"1.5\": give a whole number in decimal digits",
                "Choose:6 [DarkriftAppended] Choose.c can't have the default 128, which no @Int8 holds: choose another",
                "Choose:7 [DarkriftAppended] Choose.d can't have the default 7, which 2 bits do not hold: choose another",
                "Choose:8 [DarkriftAppended] Choose.e can't have the default 0, which is not in 1 to 6: give another as defaultValue",
                "Choose:9 [DarkriftAppended] Choose.f can't have the default \"yes\": give true or false",
                "Choose:10 [DarkriftAppended] Choose.g has no constant \"D\": give the name of one as defaultValue",
                "Choose:11 [DarkriftAppended] Choose.h has no constant with the number 0: give the name of one as defaultValue",
                "Choose:12 [DarkriftAppended] Choose.i has a default that can't be given as text: remove defaultValue, so that it is empty or zero",
                "Choose:13 [DarkriftAppended] Choose.j can't have the default \"ab\": give one character",
                "Choose:14 [DarkriftAppended] Choose.k has a default that is longer than its @MaxLength: choose a shorter one",
                "Choose:15 [DarkriftAppended] Choose.l can't have the default \"x\": give one that UUID can parse",
                "Choose:16 [DarkriftAppended] Choose.m is one of several records, so that its default is unknown: make it @Nullable or an Optional",
                "Choose:17 [DarkriftAppended] Choose.n has no default, since Holder.late has no constant with the number 0: give the name of one as defaultValue");
    }

    private static void expectAll(Sources sources, String... errors) {
        Compilation compilation = sources.compile();
        assertThat(compilation.errors().stream().map(ComponentErrorsTest::text)).containsExactly(errors);
        assertThat(sources.compile(TestedCompiler.ECJ).errors())
                .map(text -> text.replaceFirst(" \\(in [\\w.]+\\)$", ""))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(errors)
                        .map(text -> text.substring(text.indexOf('[')))
                        .toList());
    }

    /** The type, the line, and the text. */
    private static String text(Diagnostic<? extends JavaFileObject> error) {
        String file = error.getSource().getName().replaceAll(".*/|[.]java", "");
        return file + ":" + error.getLineNumber() + " " + error.getMessage(Locale.ROOT);
    }
}
