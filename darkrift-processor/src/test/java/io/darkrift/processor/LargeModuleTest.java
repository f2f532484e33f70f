package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import java.lang.reflect.Constructor;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Modules of so many messages that one class can't hold what is made of all of them. {@code mvn test} takes as many as
 * fill two parts; this takes 10,000:
 *
 * <pre>
 * mvn test -pl darkrift-processor -am -Dtest=LargeModuleTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Ddarkrift.large.messages=10000
 * </pre>
 */
class LargeModuleTest {
    private static final int MESSAGES = Integer.getInteger("darkrift.large.messages", 800);
    private static final int IN_A_FILE = 500;

    /** Less than any part has, so that some message of each is among them. */
    private static final int STEP = 50;

    @TempDir
    Path directory;

    @Test
    void eachMessageIsFoundAndHandledAndNoMethodIsTooLargeForTheCompilerOfTheJvm() throws Exception {
        DiskCompilation compilation = compile(MESSAGES);

        assertThat(MethodSizes.below(compilation.classes()).entrySet())
                .filteredOn(method -> method.getValue() > MethodSizes.LIMIT)
                .isEmpty();
        try (URLClassLoader loader = compilation.loader()) {
            MessageRegistry registry = MessageRegistry.load(loader);
            assertThat(registry.size()).isEqualTo(MESSAGES);
            handle(registry, loader);
        }
    }

    /** Has a handler handle some messages, of each part one at least. */
    private static void handle(MessageRegistry registry, ClassLoader loader) throws Exception {
        List<Object> handled = new ArrayList<>();
        @SuppressWarnings("unchecked") // It is so in its source.
        MessageHandler<List<Object>> handler = (MessageHandler<List<Object>>)
                loader.loadClass("game.Recorder").getDeclaredConstructor().newInstance();
        assertThat(handler.registry().size()).isEqualTo(registry.size());
        List<Object> sent = new ArrayList<>();
        for (MessageSerializer<?> serializer : registry) {
            int tag = serializer.tag();
            assertThat(handler.handles(tag)).as("tag %s", tag).isTrue();
            if (tag % STEP == 0 || tag == MESSAGES - 1) {
                Constructor<?> constructor = serializer.type().getDeclaredConstructor(int.class);
                constructor.setAccessible(true);
                Object message = constructor.newInstance(tag);
                sent.add(message);
                assertThat(handler.handle(handled, registry.encode(message))).isTrue();
            }
        }
        assertThat(handled).isEqualTo(sent).hasSizeGreaterThan(MESSAGES / STEP);
        assertThat(handler.handles(MESSAGES)).isFalse();
        assertThat(handler.handles(-1)).isFalse();
    }

    private DiskCompilation compile(int messages) {
        DiskCompilation compilation = new DiskCompilation(directory);
        StringBuilder recorder = new StringBuilder("package game; import java.util.List;\n"
                + "public final class Recorder extends GeneratedMessageRegistryHandlerAdapter<List<Object>> {\n");
        for (int from = 0; from < messages; from += IN_A_FILE) {
            String holder = "Messages" + from;
            StringBuilder source = new StringBuilder(
                    "package game; import io.darkrift.annotation.*; public interface " + holder + " {\n");
            IntStream.range(from, Math.min(messages, from + IN_A_FILE)).forEach(tag -> {
                source.append("@DarkriftMessage(tag = %1$d) record M%1$d(@UInt16 int a) {}\n".formatted(tag));
                if (tag % STEP == 0 || tag == messages - 1) {
                    recorder.append(
                            "@Override public void onM%1$d(List<Object> context, %2$s.M%1$d message) { context.add(message); }\n"
                                    .formatted(tag, holder));
                }
            });
            compilation.file("game/" + holder + ".java", source.append("}").toString());
        }
        compilation.file("game/Recorder.java", recorder.append("}").toString());
        assertThat(compilation.compile(Sources.processorsUnderTest()))
                .as("%s", compilation.messages())
                .isTrue();
        return compilation;
    }
}
