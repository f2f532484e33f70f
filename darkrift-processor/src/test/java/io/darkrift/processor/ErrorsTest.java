package io.darkrift.processor;

import static io.darkrift.processor.ErrorsTest.Expected.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Each wrong use is an error at its place. The sources begin in line 2, behind package and imports. */
class ErrorsTest {
    /** An error in a file, as line and column, and the text it begins with. */
    record Expected(String file, long line, long column, String text) {
        static Expected error(String file, long line, long column, String text) {
            return new Expected(file, line, column, text);
        }
    }

    /** Expects errors of all compilers. What the Eclipse compiler has no place for is named in the text. */
    static void expect(Sources sources, Expected... expected) {
        List<Expected> found = expectOfJavac(sources, expected);
        assertThat(sources.compile(TestedCompiler.ECJ).errors())
                .map(text -> text.replaceFirst(" \\(in [\\w.]+\\)$", ""))
                .containsExactlyInAnyOrderElementsOf(
                        found.stream().map(Expected::text).toList());
    }

    static List<Expected> expectOfJavac(Sources sources, Expected... expected) {
        Compilation compilation = sources.compile();
        List<Expected> found = compilation.errors().stream()
                .filter(error -> error.getMessage(Locale.ROOT).startsWith("["))
                .map(ErrorsTest::of)
                .toList();
        assertThat(compilation.errors()).as("%s", compilation.errors()).hasSameSizeAs(expected);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            Expected each = found.get(i);
            assertThat(each.text()).startsWith(expected[i].text());
            assertThat(each)
                    .isEqualTo(new Expected(expected[i].file(), expected[i].line(), expected[i].column(), each.text()));
        }
        return found;
    }

    private static Expected of(Diagnostic<? extends JavaFileObject> error) {
        String file =
                error.getSource() == null ? "" : error.getSource().getName().replaceAll(".*/", "");
        return error(file, error.getLineNumber(), error.getColumnNumber(), error.getMessage(Locale.ROOT));
    }

    @Test
    void aMessageIsARecord() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1)\npublic class Choose {}"),
                error(
                        "Choose.java",
                        2,
                        1,
                        "[DarkriftNotARecord] @DarkriftMessage is for records, and Choose is a class: make it a record"));
    }

    @Test
    void aStructIsARecord() {
        expect(
                Sources.game("@DarkriftStruct\npublic enum Choose {}"),
                error(
                        "Choose.java",
                        2,
                        1,
                        "[DarkriftNotARecord] @DarkriftStruct is for records, and Choose is an enum"));
    }

    @Test
    void aRecordIsNotPrivate() {
        expect(
                Sources.game("class Outer {\n  @DarkriftMessage(tag = 1)\n  private record Choose(int item) {}\n}"),
                error(
                        "Outer.java",
                        4,
                        11,
                        "[DarkriftPrivateRecord] Choose can't be reached by its serializer, since it is private"));
    }

    @Test
    void aRecordIsNotInAPrivateClass() {
        expect(
                Sources.game(
                        "class Outer {\n private static class Mid {\n  @DarkriftStruct record Choose(int item) {}\n}}"),
                error(
                        "Outer.java",
                        4,
                        19,
                        "[DarkriftPrivateRecord] Choose can't be reached by its serializer, since Mid is private"));
    }

    @Test
    void aRecordIsNotGeneric() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1)\nrecord Choose<T>(int item) {}"),
                error("Choose.java", 3, 1, "[DarkriftGenericRecord] Choose is generic"));
    }

    @Test
    void aRecordIsAMessageOrAStruct() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1)\n@DarkriftStruct record Choose(int item) {}"),
                error("Choose.java", 3, 1, "[DarkriftMessageAndStruct] Choose is marked"));
    }

    @Test
    void aComponentHasAWireType() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1)\nrecord Choose(\n    int a,\n    java.util.Locale b) {}"),
                error(
                        "Choose.java",
                        5,
                        22,
                        "[DarkriftNoWireType] Choose.b is of type Locale, which has no wire type: use"
                                + " another type, or name a serializer with @SerializedBy"));
    }

    @Test
    void everyWrongComponentIsShown() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1)\nrecord Choose(\n    Integer a,\n    java.util.Set<String> b,\n"
                        + "    java.util.Locale[] c,\n    java.math.BigInteger d,\n    Other e) {}\nrecord Other() {}"),
                error(
                        "Choose.java",
                        4,
                        13,
                        "[DarkriftNoWireType] Choose.a is of type Integer, which has no wire type: use"
                                + " int, or mark it @Nullable if it may be absent"),
                error(
                        "Choose.java",
                        5,
                        27,
                        "[DarkriftNoWireType] Choose.b is of type Set<String>, which has no wire type:"
                                + " use an array or a List"),
                error(
                        "Choose.java",
                        6,
                        24,
                        "[DarkriftNoWireType] Choose.c is of type Locale[], which has no wire type: use another type,"
                                + " or name a serializer with @SerializedBy"),
                error("Choose.java", 7, 26, "[DarkriftNoWireType] Choose.d is a BigInteger, whose size has no bounds"),
                error(
                        "Choose.java",
                        8,
                        11,
                        "[DarkriftNoWireType] Choose.e is of type Other, which has no wire type: mark"
                                + " the record with @DarkriftStruct"));
    }

    @Test
    void aMessageDoesNotHoldAMessage() {
        expect(
                Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(Choice c) {}",
                        "@DarkriftMessage(tag = 2) record Choice(int i) {}"),
                error(
                        "Choose.java",
                        2,
                        48,
                        "[DarkriftNoWireType] Choose.c is of type Choice, which has no wire type: a"
                                + " message can't hold a message"));
    }

    @Test
    void anAnnotationFitsItsJavaType() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1)\nrecord Choose(\n  @Int32 String a,\n  @UInt32 String[][] b,\n"
                        + "  @Int32 short c,\n  @Float32 double d,\n  @Text char e,\n  @Int64 java.util.List<Integer> f,\n"
                        + "  @Bool int g,\n  @UInt64 int h,\n  @Text Kind i,\n  @Int8 Vector j) {}\nenum Kind { A }\n"
                        + "@DarkriftStruct record Vector(int x) {}"),
                error(
                        "Choose.java",
                        4,
                        3,
                        "[DarkriftMisfit] @Int32 does not fit Choose.a of type String: it fits int, long or an enum, an"
                                + " array or a List of them"),
                error("Choose.java", 5, 3, "[DarkriftMisfit] @UInt32 does not fit Choose.b of type String[][]"),
                error("Choose.java", 6, 3, "[DarkriftMisfit] @Int32 does not fit Choose.c of type short"),
                error("Choose.java", 7, 3, "[DarkriftMisfit] @Float32 does not fit Choose.d of type double"),
                error("Choose.java", 8, 3, "[DarkriftMisfit] @Text does not fit Choose.e of type char"),
                error("Choose.java", 9, 3, "[DarkriftMisfit] @Int64 does not fit Choose.f of type List<Integer>"),
                error("Choose.java", 10, 3, "[DarkriftMisfit] @Bool does not fit Choose.g of type int"),
                error("Choose.java", 11, 3, "[DarkriftMisfit] @UInt64 does not fit Choose.h of type int"),
                error("Choose.java", 12, 3, "[DarkriftMisfit] @Text does not fit Choose.i of type Kind"),
                error("Choose.java", 13, 3, "[DarkriftMisfit] @Int8 does not fit Choose.j of type Vector"));
    }

    @Test
    void aComponentHasOneWireAnnotation() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1)\nrecord Choose(\n  @Int32 @UInt32 int a) {}"),
                error(
                        "Choose.java",
                        4,
                        10,
                        "[DarkriftTwoWireTypes] Choose.a has @Int32 and @UInt32: keep one of them"));
    }

    @Test
    void aTextHasOneEncoding() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1)\nrecord Choose(\n"
                        + "  @Text({TextEncoding.UTF_8, TextEncoding.US_ASCII}) String a) {}"),
                error("Choose.java", 4, 9, "[DarkriftTwoEncodings] Choose.a has 2 encodings: name one at most"));
    }

    @Test
    void aListNamesItsElements() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1)\nrecord Choose(\n  java.util.List<?> a,\n"
                        + "  java.util.List<? extends String> b) {}"),
                error("Choose.java", 4, 21, "[DarkriftOpenList] Choose.a is a List<?>, which leaves its elements open"),
                error("Choose.java", 5, 36, "[DarkriftOpenList] Choose.b is a List<? extends String>"));
    }

    @Test
    void aListIsNotRaw() {
        expect(
                Sources.game(
                        "@SuppressWarnings(\"rawtypes\") @DarkriftMessage(tag = 1)\nrecord Choose(java.util.List a) {}"),
                error("Choose.java", 3, 30, "[DarkriftOpenList] Choose.a is a List, which leaves its elements open"));
    }

    @Test
    void aTypeCanBeReached() {
        expect(
                Sources.game("class Outer {\n  private enum Kind { A }\n"
                        + "  @DarkriftMessage(tag = 1) record Choose(Kind a) {}\n}"),
                error(
                        "Outer.java",
                        4,
                        48,
                        "[DarkriftInaccessibleType] Choose.a is of type Kind, which the serializer"));
    }

    @Test
    void aTagIsInRange() {
        expect(
                Sources.game(
                        "@DarkriftMessage(tag = -1) record Choose(int item) {}",
                        "@DarkriftMessage(\n  tag = 65_536) record Choice(int item) {}"),
                error("Choose.java", 2, 24, "[DarkriftTagRange] tag -1 of Choose is out of range: choose 0 to 65535"),
                error("Choice.java", 3, 9, "[DarkriftTagRange] tag 65536 of Choice is out of range"));
    }

    @Test
    void aTagIsUsedOnce() {
        expect(
                Sources.game(
                        "@DarkriftMessage(tag = 7) record Choose(int item) {}",
                        "@DarkriftMessage(tag = 7) record Choice(int item) {}"),
                error(
                        "Choice.java",
                        2,
                        24,
                        "[DarkriftTagClash] tag 7 is used by Choose and Choice: give one of them another tag"));
    }

    @Test
    void twoRecordsDoNotShareASerializer() {
        expect(
                Sources.game(
                        "@DarkriftMessage(tag = 1) record A_B(int item) {}",
                        "class A {\n  @DarkriftMessage(tag = 2) record B(int item) {}\n}"),
                error("A.java", 3, 29, "[DarkriftNameClash] A_BSerializer would be written for A_B and for B"));
    }

    @Test
    void aSerializerDoesNotReplaceAClassOfTheUser() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}", "class ChooseSerializer {}"),
                error("Choose.java", 2, 27, "[DarkriftNameClash] ChooseSerializer would be written for Choose, but"));
    }

    @Test
    void messagesHaveACommonPackage() {
        expect(
                new Sources()
                        .add("one", "@DarkriftMessage(tag = 1) public record Choose(int item) {}")
                        .add("two.three", "@DarkriftMessage(tag = 2) public record Choice(int item) {}"),
                error(
                        "",
                        -1,
                        -1,
                        "[DarkriftNoCommonPackage] the messages are in the packages one, two.three, which have no parent"
                                + " in common: name the registry with the compiler option"
                                + " -Adarkrift.registry=a.b.GeneratedMessageRegistry"));
    }

    @Test
    void aMessageIsInAPackage() {
        expect(
                new Sources().add("", "@DarkriftMessage(tag = 1) public record Choose(int item) {}"),
                error("Choose.java", 2, 34, "[DarkriftUnnamedPackage] Choose is in no package"));
    }

    @Test
    void theOptionNamesAClass() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                        .option("-Adarkrift.registry=1.x"),
                error("", -1, -1, "[DarkriftRegistryOption] -Adarkrift.registry=1.x names no class in a package"));
    }

    @Test
    void aStructDoesNotContainItself() {
        expect(
                Sources.game("@DarkriftStruct\nrecord Tree(int a,\n    Tree b) {}"),
                error("Tree.java", 4, 10, "[DarkriftEndlessStruct] Tree contains itself: Tree > Tree."));
    }

    @Test
    void aStructDoesNotContainItselfThroughAnotherOrAList() {
        expect(
                Sources.game(
                        "@DarkriftStruct\nrecord Tree(java.util.List<Leaf> leaves) {}",
                        "@DarkriftStruct\nrecord Leaf(Tree[] trees) {}",
                        "@DarkriftMessage(tag = 1) record Forest(Tree tree) {}"),
                error("Tree.java", 3, 34, "[DarkriftEndlessStruct] Tree contains itself: Tree > Leaf > Tree."),
                error("Leaf.java", 3, 20, "[DarkriftEndlessStruct] Leaf contains itself: Leaf > Tree > Leaf."));
    }

    @Test
    void aTypeThatNeverComesIsShown() {
        Compilation compilation = Sources.game("@DarkriftMessage(tag = 1)\nrecord Choose(\n  Missing a) {}")
                .compile();

        assertThat(compilation.errors())
                .extracting(error -> error.getLineNumber() + " " + error.getMessage(Locale.ROOT))
                .anyMatch(text -> text.startsWith("4 [DarkriftUnresolvedType] Choose.a needs the type Missing"));
    }

    @Test
    void numbersOfAnEnumAreUnique() {
        expect(
                Sources.game(
                        "@DarkriftMessage(tag = 1)\nrecord Choose(Kind a) {}",
                        "enum Kind {\n  A, B,\n  @WireValue(1) C }"),
                error(
                        "Kind.java",
                        4,
                        3,
                        "[DarkriftEnumNumber] number 1 is used by Kind.B and Kind.C: pin other numbers"));
    }

    @Test
    void numbersOfAnEnumFitTheComponent() {
        expect(
                Sources.game(
                        "@DarkriftMessage(tag = 1)\nrecord Choose(Kind a, @Int8 Kind b, @UInt16 Kind c) {}",
                        "enum Kind { @WireValue(256) A }"),
                error(
                        "Choose.java",
                        3,
                        20,
                        "[DarkriftEnumNumber] number 256 of Kind.A does not fit Choose.a: @UInt8 holds 0 to 255"),
                error("Choose.java", 3, 34, "[DarkriftEnumNumber] number 256 of Kind.A does not fit Choose.b: @Int8"));
    }

    @Test
    void aWireValueIsOfAnEnumConstant() {
        expect(
                Sources.game("class Kind {\n  @WireValue(1)\n  static final int A = 1; }"),
                error(
                        "Kind.java",
                        3,
                        3,
                        "[DarkriftStrayWireValue] @WireValue pins the number of an enum constant, or of a struct in a"
                                + " sealed interface, and A is neither: remove it"));
    }

    @Test
    void aProblemOfAStructIsNotRepeatedForItsHolders() {
        expect(
                Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(Vector a) {}",
                        "@DarkriftStruct record Vector(Object x) {}"),
                error("Vector.java", 2, 38, "[DarkriftNoWireType] Vector.x is of type Object"));
    }

    @Test
    void aBadRecordDoesNotStopTheOthers() {
        Witness witness = new Witness();
        Sources sources = Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(Object a) {}",
                        "@DarkriftMessage(tag = 2) record Choice(int a) {}")
                .file("game.User", "package game; import static game.GeneratedMessageRegistry.registry; class User {}")
                .processor(witness);

        expectOfJavac(sources, error("Choose.java", 2, 48, "[DarkriftNoWireType] Choose.a is of type Object"));
        assertThat(witness.types())
                .contains("game.ChoiceSerializer", "game.GeneratedMessageRegistry")
                .doesNotContain("game.ChooseSerializer");
    }
}
