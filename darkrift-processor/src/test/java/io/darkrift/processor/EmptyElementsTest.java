package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Collections whose elements take no bytes are a warning at the component, and obey the limit of the runtime. */
class EmptyElementsTest {
    private static final String[] TYPES = {
        "@DarkriftStruct record Empty() {}",
        "@DarkriftStruct record Both(Empty first, Empty second) {}",
        "@DarkriftStruct record Key() implements Comparable<Key> { public int compareTo(Key other) { return 0; } }",
        "@DarkriftStruct record Point(int x) {}",
        "sealed interface Shape permits Dot, Nowhere {}",
        "@WireValue(1) @DarkriftStruct record Dot(Point at) implements Shape {}",
        "@WireValue(2) @DarkriftStruct record Nowhere() implements Shape {}",
        "class Hand implements io.darkrift.wire.ValueSerializer<Integer> {"
                + " public void write(Integer value, io.darkrift.wire.DarkriftWriter out) {}"
                + " public Integer read(io.darkrift.wire.DarkriftReader in) { return 0; } }"
    };

    @TempDir
    Path directory;

    private static List<String> warnings(String... types) {
        Sources sources = Sources.game(types);
        for (String type : TYPES) {
            sources.add("game", type);
        }
        Compilation compilation = sources.lenient().compile();
        assertThat(compilation.errors()).isEmpty();
        return compilation.warnings().stream()
                .map(warning -> warning.getLineNumber() + ":" + warning.getColumnNumber() + " "
                        + warning.getMessage(Locale.ROOT))
                .toList();
    }

    private static List<String> ofComponent(String component) {
        return warnings(
                "import java.util.*; @DarkriftMessage(tag = 1) record Choose(int item,\n    " + component + ") {}");
    }

    @Test
    void aWarningStandsAtItsComponent() {
        assertThat(ofComponent("List<Empty> marks"))
                .containsExactly("3:17 [DarkriftEmptyElements] Choose.marks holds any number of Empty, which takes no"
                        + " bytes: a message may have no more of them than it has bytes, and 1,024. Send their number"
                        + " instead, or give them a component");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Empty[] c",
                "List<Both> c",
                "@MaxLength(9) List<Empty> c",
                "List<List<Empty>> c",
                "Empty[][] c",
                "Optional<List<Empty>> c",
                "Map<Integer, Empty[]> c",
                "List<Optional<List<Empty>>> c",
                "@Appended List<Empty> c"
            })
    void anyCollectionOfThemIsReported(String component) {
        assertThat(ofComponent(component))
                .singleElement()
                .asString()
                .contains("[DarkriftEmptyElements] Choose.c holds ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Empty c",
                "Optional<Empty> c",
                "List<Optional<Empty>> c",
                "List<Point> c",
                "List<Shape> c",
                "Map<Integer, Empty> c",
                "Map<Key, Point> c",
                "Map<Key, Empty> c",
                "List<String> c",
                "List<List<String>> c",
                "boolean[] c",
                "@SerializedBy(Hand.class) List<Integer> c"
            })
    void elementsThatTakeAByteOrAreNotKnownAreNot(String component) {
        assertThat(ofComponent(component)).isEmpty();
    }

    @Test
    void aStructIsReportedOnceAndNotWhereItIsUsed() {
        assertThat(warnings(
                        "@DarkriftMessage(tag = 1) record Choose(Held held, java.util.List<Held> more) {}",
                        "@DarkriftStruct record Held(\nint item,\nEmpty[] marks) {}"))
                .singleElement()
                .asString()
                .startsWith("4:9 [DarkriftEmptyElements] Held.marks holds ");
    }

    @Test
    void theWarningCanBeSuppressedAtTheComponentTheRecordAndAroundIt() {
        assertThat(ofComponent("@SuppressWarnings(\"DarkriftEmptyElements\") List<Empty> c"))
                .isEmpty();
        assertThat(ofComponent("@SuppressWarnings({\"unused\", \"DarkriftEmptyElements\"}) List<Empty> c"))
                .isEmpty();
        assertThat(ofComponent("@SuppressWarnings(\"DarkriftTooLarge\") List<Empty> c"))
                .hasSize(1);
        assertThat(warnings("@SuppressWarnings(\"DarkriftEmptyElements\") @DarkriftMessage(tag = 1)"
                        + " record Choose(Empty[] c) {}"))
                .isEmpty();
        assertThat(warnings("@SuppressWarnings(\"DarkriftEmptyElements\") interface Messages {"
                        + " @DarkriftMessage(tag = 1) record Choose(Empty[] c) {} }"))
                .isEmpty();
    }

    @Test
    void theEclipseCompilerWarnsAndSuppressesToo() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(Empty[] marks,"
                                + " @SuppressWarnings(\"DarkriftEmptyElements\") Empty[] others) {}",
                        TYPES[0])
                .compile(TestedCompiler.ECJ);

        assertThat(compiled.isSuccess()).isTrue();
        assertThat(compiled.problems())
                .filteredOn(problem -> problem.kind() == Diagnostic.Kind.WARNING)
                .extracting(Compiled.Problem::text)
                .filteredOn(text -> text.startsWith("[Darkrift"))
                .singleElement()
                .asString()
                .startsWith("[DarkriftEmptyElements] Choose.marks holds ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List<Empty> c",
                "@MaxLength(1_000_000) List<Empty> c",
                "Optional<List<Empty>> c",
                "@SerializedBy(Hand.class) List<Integer> c",
                "List<Wrapped> c",
                "@Appended List<Wrapped> c"
            })
    void generatedCodeDrawsTheLineWhereTheRuntimeDoes(String component) throws Exception {
        ClassLoader loader = load(
                "@SuppressWarnings(\"DarkriftEmptyElements\") @DarkriftMessage(tag = 1)" + " public record Choose("
                        + component + ") {}",
                "@DarkriftStruct public record Empty() {}",
                "@DarkriftStruct public record Wrapped(@SerializedBy(Hand.class) Integer number) {}",
                "public " + TYPES[7]);
        MessageRegistry registry = MessageRegistry.load(loader);
        Class<?> choose = loader.loadClass("game.Choose");
        boolean isOptional = component.startsWith("Optional");
        Object element = component.contains("Empty")
                ? loader.loadClass("game.Empty").getConstructor().newInstance()
                : component.contains("Wrapped")
                        ? loader.loadClass("game.Wrapped")
                                .getConstructor(Integer.class)
                                .newInstance(0)
                        : Integer.valueOf(0);
        int bytes = isOptional ? 5 : 4;

        Message most = registry.encode(choose(choose, element, 1_024 + bytes, isOptional));
        assertThat(most.size()).isEqualTo(bytes);
        assertThat(registry.encode(registry.decode(most))).isEqualTo(most);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.encode(choose(choose, element, 1_025 + bytes, isOptional)))
                .withMessageStartingWith(
                        "Choose: " + (1_025 + bytes) + " elements that may take no bytes are more than ");
        byte[] oneMore = most.payload();
        oneMore[bytes - 1]++;
        assertThatThrownBy(() -> registry.decode(Message.of(1, oneMore)))
                .isInstanceOf(WireException.class)
                .hasMessageStartingWith("Choose (tag 1): Choose.c: a count of " + (1_025 + bytes) + " is too high: ");
    }

    private ClassLoader load(String... types) throws IOException {
        DiskCompilation compilation = new DiskCompilation(directory);
        for (String type : types) {
            String name = type.replaceAll("(?s).*?\\b(?:record|class) (\\w+).*", "$1");
            compilation.file(
                    "game/" + name + ".java",
                    "package game; import io.darkrift.annotation.*; import java.util.*; " + type);
        }
        assertThat(compilation.compile(Sources.processorsUnderTest()))
                .as("%s", compilation.messages())
                .isTrue();
        return compilation.loader();
    }

    private static Object choose(Class<?> type, Object element, int count, boolean isOptional) throws Exception {
        List<Object> elements = Collections.nCopies(count, element);
        return type.getConstructors()[0].newInstance(isOptional ? Optional.of(elements) : elements);
    }
}
