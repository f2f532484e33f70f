package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What generated files are made of, which Gradle and IntelliJ IDEA go by when a source is changed or deleted: a file of an
 * isolating processor has one originating element, that of an aggregating one may have any.
 */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class OriginsTest {
    private static final String KINDS = "/META-INF/gradle/incremental.annotation.processors";

    @Parameter
    TestedCompiler compiler;

    @TempDir
    Path directory;

    /** The originating elements of each file, by the processor that wrote it. */
    private final Map<String, Map<String, List<String>>> origins = new HashMap<>();

    @BeforeEach
    void compile() {
        DiskCompilation compilation = new DiskCompilation(directory, compiler)
                .file("game/Choose.java", message("@DarkriftMessage(tag = 1)", "Choose(Point at)"))
                .file(
                        "game/Game.java",
                        "package game; import io.darkrift.annotation.*; public class Game {"
                                + " @DarkriftMessage(tag = 2, direction = Direction.CLIENT_TO_SERVER) public record Go() {} }")
                .file("game/Point.java", message("@DarkriftStruct", "Point(float x)"))
                .file(
                        "game/chat/Say.java",
                        "package game.chat; import io.darkrift.annotation.*;"
                                + " @DarkriftMessage(tag = 3) record Say(String text) {}");
        Processor[] processors =
                Stream.of(Sources.processorsUnderTest()).map(this::recording).toArray(Processor[]::new);
        assertThat(compilation.compile(processors))
                .as("%s", compilation.messages())
                .isTrue();
    }

    private static String message(String annotation, String record) {
        return "package game; import io.darkrift.annotation.*; " + annotation + " public record " + record + " {}";
    }

    private Processor recording(Processor processor) {
        Map<String, List<String>> files =
                origins.computeIfAbsent(processor.getClass().getName(), each -> new TreeMap<>());
        return proxy(Processor.class, processor, files);
    }

    private static <T> T proxy(Class<T> type, T target, Map<String, List<String>> files) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("init")) {
                        arguments[0] = proxy(ProcessingEnvironment.class, (ProcessingEnvironment) arguments[0], files);
                    }
                    if (method.getName().startsWith("create")) {
                        String name = String.valueOf(arguments[arguments.length == 2 ? 0 : 2]);
                        files.put(name, names((Element[]) arguments[arguments.length - 1]));
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return result instanceof Filer filer ? proxy(Filer.class, filer, files) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    private static List<String> names(Element... elements) {
        List<String> names = new ArrayList<>();
        for (Element element : elements) {
            names.add(((TypeElement) element).getQualifiedName().toString());
        }
        return names;
    }

    @Test
    void eachSerializerIsMadeOfItsRecordAlone() {
        assertThat(origins.get(DarkriftProcessor.class.getName()))
                .containsOnly(
                        Map.entry("game.ChooseSerializer", List.of("game.Choose")),
                        Map.entry("game.Game_GoSerializer", List.of("game.Game.Go")),
                        Map.entry("game.PointSerializer", List.of("game.Point")),
                        Map.entry("game.chat.SaySerializer", List.of("game.chat.Say")));
    }

    @Test
    void whatIsMadeOfAllMessagesNamesAllOfThem() {
        Map<String, List<String>> files = new TreeMap<>(origins.get(RegistryProcessor.class.getName()));
        List<String> all = List.of("game.Choose", "game.Game.Go", "game.chat.Say");

        assertThat(directory.resolve("classes/io/darkrift/tags/2")).hasContent("game.Game.Go");
        if (compiler == TestedCompiler.JAVAC) {
            assertThat(files.keySet())
                    .as("javac compares each file with all others")
                    .noneMatch(name -> name.startsWith("io/darkrift/tags/"));
        }
        files.keySet().removeIf(name -> name.startsWith("io/darkrift/tags/"));
        assertThat(files.keySet())
                .contains(
                        "game.GeneratedMessageRegistry",
                        "game.GeneratedMessageRegistryServerHandler",
                        "game.chat.GeneratedMessageRegistryPart",
                        "META-INF/darkrift/game.GeneratedMessageRegistry.json",
                        "META-INF/services/io.darkrift.message.MessageRegistryProvider");
        assertThat(files)
                .allSatisfy((name, elements) -> assertThat(elements).as(name).containsExactlyElementsOf(all));
    }

    @Test
    void allOtherProcessorsWriteNothing() {
        assertThat(origins.get(GeneratedMarksProcessor.class.getName())).isEmpty();
        assertThat(origins.get(RemovedMessagesProcessor.class.getName())).isEmpty();
    }

    @Test
    void eachProcessorHasAKind() throws Exception {
        try (var file = getClass().getResourceAsStream(KINDS)) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyInAnyOrder(
                            DarkriftProcessor.class.getName() + ",isolating",
                            GeneratedMarksProcessor.class.getName() + ",isolating",
                            RegistryProcessor.class.getName() + ",aggregating",
                            RemovedMessagesProcessor.class.getName() + ",isolating");
        }
    }
}
