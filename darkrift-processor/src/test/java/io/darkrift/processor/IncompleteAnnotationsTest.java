package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.util.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that are half written, as in an editor, and faults of the processor itself. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class IncompleteAnnotationsTest {
    @Parameter
    TestedCompiler compiler;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@SerializedBy java.util.UUID a",
                "@SerializedBy() java.util.UUID a",
                "@SerializedBy(Missing.class) java.util.UUID a",
                "@SerializedBy(5) java.util.UUID a",
                "@MapKey java.util.Map<Integer, Integer> a",
                "@MapKey(Missing.class) java.util.Map<Integer, Integer> a",
                "@Range int a",
                "@Range(min = 1) int a",
                "@Range(min = \"a\", max = Missing.X) int a",
                "@Bits int a",
                "@Bits(\"a\") int a",
                "@Quantized float a",
                "@Quantized(min = Missing.X, max = 2) float a",
                "@MaxLength String a",
                "@MaxLength(\"a\") String a",
                "@Text(5) String a",
                "@Text(TextEncoding.MISSING) String a",
                "int b, @Appended(defaultValue = 5) int a",
                "int b, @Appended(defaultValue = Missing.X) String a",
                "@Missing int a",
                "Missing a",
                "java.util.List<Missing> a",
                "java.util.Map<Missing, Missing.Other> a",
                "java.util.List<> a",
                "Kind a",
                "Shape a",
                "int a, int a",
                "void a"
            })
    void anInvalidComponentIsAnErrorOfTheCompilerOrOfARule(String component) {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(" + component + ") {}",
                        "enum Kind { @WireValue A, @WireValue(\"b\") B, @WireValue(Missing.X) C }",
                        "sealed interface Shape permits Missing, Shape.Circle {"
                                + " @WireValue @DarkriftStruct record Circle(int a) implements Shape {} }")
                .compile(compiler);

        assertThat(compiled.errors())
                .isNotEmpty()
                .noneMatch(text -> text.contains("DarkriftProcessorFault") || text.contains("Exception"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@DarkriftMessage record Choose(int a) {}",
                "@DarkriftMessage(tag = \"a\") record Choose(int a) {}",
                "@DarkriftMessage(tag = 1, direction = 5) record Choose(int a) {}",
                "@DarkriftMessage(tag = 1, encoding = TextEncoding.MISSING) record Choose(String a) {}",
                "@DarkriftMessage(tag = 1) @WireValue record Choose(String a) {}",
                "@DarkriftMessage(tag = 1) record Choose(int a",
                "@DarkriftMessage(tag = 1) record Choose {}",
                "@DarkriftMessage(tag = 1) record Choose(int a) extends Missing {}"
            })
    void anInvalidRecordIsAnErrorOfTheCompilerOrOfARule(String record) {
        Compiled compiled = Sources.game(record).compile(compiler);

        assertThat(compiled.errors())
                .isNotEmpty()
                .noneMatch(text -> text.contains("DarkriftProcessorFault") || text.contains("Exception"));
    }

    @Test
    void aFaultOfTheProcessorNamesTheRecord() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(int item) {}",
                        "@DarkriftMessage(tag = 2) record Choice(int item) {}")
                .compile(compiler, failingOn("Choose"));

        assertThat(compiled.errors())
                .anyMatch(text -> text.startsWith("[DarkriftProcessorFault] darkrift-processor failed on game.Choose:"
                                + " java.lang.IllegalStateException: on purpose at ")
                        && text.contains("please report it with the source of game.Choose"));
        assertThat(compiled.files()).containsKey("game/ChoiceSerializer.java");
    }

    /** The processor, with a compiler that fails when it is asked whether a record is deprecated. */
    private static Processor failingOn(String record) {
        DarkriftProcessor processor = new DarkriftProcessor();
        return proxy(Processor.class, processor, (method, arguments) -> {
            if (method.equals("init")) {
                ProcessingEnvironment environment = (ProcessingEnvironment) arguments[0];
                Elements elements = proxy(Elements.class, environment.getElementUtils(), (name, values) -> {
                    if (name.equals("isDeprecated") && values[0].toString().endsWith("." + record)) {
                        throw new IllegalStateException("on purpose");
                    }
                });
                arguments[0] = Proxy.newProxyInstance(
                        IncompleteAnnotationsTest.class.getClassLoader(),
                        new Class<?>[] {ProcessingEnvironment.class},
                        (self, called, values) -> called.getName().equals("getElementUtils")
                                ? elements
                                : called.invoke(environment, values));
            }
        });
    }

    private interface Before {
        void call(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, T target, Before before) {
        return type.cast(Proxy.newProxyInstance(
                IncompleteAnnotationsTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    before.call(method.getName(), arguments);
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
