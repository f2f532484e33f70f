package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serializers that the user wrote. */
class SerializedByTest {
    private static final String METHODS =
            "public void write(java.util.UUID value, io.darkrift.wire.DarkriftWriter out) {}"
                    + " public java.util.UUID read(io.darkrift.wire.DarkriftReader in) { return null; }";
    private static final String IMPLEMENTS = " implements io.darkrift.wire.ValueSerializer<java.util.UUID> ";

    private static Sources uuid(String serializer, String component) {
        return Sources.game(
                "@DarkriftMessage(tag = 1)\nrecord Choose(\n  @SerializedBy(Ids.class) " + component + " id) {}",
                serializer.replace("IMPLEMENTS", IMPLEMENTS).replace("METHODS", METHODS));
    }

    private static String written(String serializer, String component) {
        Compilation compilation = uuid(serializer, component).succeed();
        return Sources.generated(compilation, "game.ChooseSerializer");
    }

    @Test
    void aConstructorThatTakesNothingIsEnough() {
        assertThat(written("class Ids IMPLEMENTS { METHODS }", "java.util.UUID"))
                .contains(
                        "private static final Ids IDS = new Ids();",
                        "IDS.write(",
                        "UUID id = Reads.value(in, IDS, \"Choose.id\");");
    }

    @Test
    void theOnlyInstanceIsUsed() {
        assertThat(written(
                        "final class Ids IMPLEMENTS { static final Ids INSTANCE = new Ids(); private Ids() {} METHODS }",
                        "java.util.UUID"))
                .contains("private static final Ids IDS = Ids.INSTANCE;");
    }

    @Test
    void anEnumWithOneConstantIsASerializer() {
        assertThat(written("enum Ids IMPLEMENTS { INSTANCE; METHODS }", "java.util.UUID"))
                .contains("IDS = Ids.INSTANCE;");
    }

    @Test
    void theTypeMayComeFromASuperclass() {
        assertThat(written("class Ids extends Base {} class Base IMPLEMENTS { METHODS }", "java.util.UUID[]"))
                .contains("Codec<UUID[]> UUID_ARRAY = Codecs.array(UUID.class, Codecs.of(IDS));");
    }

    @Test
    void itMayWriteAWholeArray() {
        assertThat(written(
                        "class Ids implements io.darkrift.wire.ValueSerializer<int[][]> {"
                                + " public void write(int[][] value, io.darkrift.wire.DarkriftWriter out) {}"
                                + " public int[][] read(io.darkrift.wire.DarkriftReader in) { return null; } }",
                        "int[][]"))
                .contains("int[][] id = Reads.value(in, IDS, \"Choose.id\");");
    }

    @Test
    void itMayWriteTheRowsOfAnArray() {
        assertThat(written(
                        "class Ids implements io.darkrift.wire.ValueSerializer<int[]> {"
                                + " public void write(int[] value, io.darkrift.wire.DarkriftWriter out) {}"
                                + " public int[] read(io.darkrift.wire.DarkriftReader in) { return null; } }",
                        "int[][]"))
                .contains("Codec<int[][]> INT_ARRAY = Codecs.array(int[].class, Codecs.of(IDS));");
    }

    @Test
    void itMayWriteAGenericElement() {
        String type = "java.util.Map<String, Integer>";
        assertThat(written(
                        "class Ids implements io.darkrift.wire.ValueSerializer<TYPE> {".replace("TYPE", type)
                                + " public void write(TYPE value, io.darkrift.wire.DarkriftWriter out) {}"
                                        .replace("TYPE", type)
                                + " public TYPE read(io.darkrift.wire.DarkriftReader in) { return null; } }"
                                        .replace("TYPE", type),
                        "java.util.List<" + type + ">"))
                .contains("Codecs.list(Codecs.of(IDS));");
    }

    @Test
    void itMayWriteAPrimitive() {
        assertThat(written(
                        "class Ids implements io.darkrift.wire.ValueSerializer<Integer> {"
                                + " public void write(Integer value, io.darkrift.wire.DarkriftWriter out) {}"
                                + " public Integer read(io.darkrift.wire.DarkriftReader in) { return 0; } }",
                        "int"))
                .contains("IDS.write(value.id(), out);", "int id = Reads.value(in, IDS, \"Choose.id\");");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class Ids {} | does not implement ValueSerializer<T>",
                "interface Ids {} | is not a class",
                "abstract class Ids IMPLEMENTS { METHODS } | can't be made with new",
                "class Ids<T> IMPLEMENTS { METHODS } | is generic",
                "class Ids IMPLEMENTS { Ids(int a) {} METHODS } | has neither a static field INSTANCE",
                "class Ids IMPLEMENTS { private Ids() {} METHODS } | has neither a static field INSTANCE",
            })
    void aClassThatCannotBeUsedIsAnError(String serializer, String reason) {
        Compilation compilation = uuid(serializer, "java.util.UUID").compile();

        assertThat(compilation.errors())
                .extracting(error ->
                        error.getLineNumber() + ":" + error.getColumnNumber() + " " + error.getMessage(Locale.ROOT))
                .anyMatch(text -> text.startsWith("4:20 [DarkriftUnusableSerializer] ") && text.contains(reason));
    }

    @Test
    void aSerializerOfAnotherTypeIsAnError() {
        Compilation compilation =
                uuid("class Ids IMPLEMENTS { METHODS }", "String").compile();

        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(Locale.ROOT))
                .containsExactly("[DarkriftUnusableSerializer] Ids writes UUID, but Choose.id is of type String: name a"
                        + " class that implements ValueSerializer for that type");
    }

    @Test
    void anInnerClassIsAnError() {
        Compilation compilation = Sources.game(
                        "@DarkriftMessage(tag = 1)\nrecord Choose(@SerializedBy(Outer.Ids.class) java.util.UUID id) {}",
                        "class Outer { class Ids" + IMPLEMENTS + "{ " + METHODS + " } }")
                .compile();

        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(Locale.ROOT))
                .containsExactly("[DarkriftUnusableSerializer] Ids is an inner class: make it static");
    }
}
