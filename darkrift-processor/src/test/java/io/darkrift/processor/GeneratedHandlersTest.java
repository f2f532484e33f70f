package io.darkrift.processor;

import static io.darkrift.processor.ErrorsTest.Expected.error;
import static io.darkrift.processor.ErrorsTest.expect;
import static io.darkrift.processor.ErrorsTest.expectOfJavac;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The handlers that are written beside the registry. All sources here compile without a warning. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class GeneratedHandlersTest {
    private static final String HANDLER = "game.GeneratedMessageRegistryHandler";

    @Parameter
    TestedCompiler compiler;

    private static Set<String> handlers(Compiled compiled) {
        return compiled.files().keySet().stream()
                .map(path -> path.replaceFirst(".*/(\\w+)\\.java", "$1"))
                .filter(name -> name.contains("Handler"))
                .collect(toSet());
    }

    @Test
    void aModuleWithoutDirectionsHasOneHandler() {
        Compiled compiled = Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                .succeed(compiler);

        assertThat(handlers(compiled))
                .containsExactlyInAnyOrder("GeneratedMessageRegistryHandler", "GeneratedMessageRegistryHandlerAdapter");
    }

    @Test
    void aMessageThatIsWrongHasAMethodAllTheSame() {
        expectOfJavac(
                Sources.game(
                                "@DarkriftMessage(tag = 1) record Choose(Object item) {}",
                                "@DarkriftMessage(tag = 2) record Choice(int item) {}")
                        .file("game.Game", """
                                package game;
                                class Game implements GeneratedMessageRegistryHandler<String> {
                                    @Override public void onChoose(String context, Choose choose) {}
                                    @Override public void onChoice(String context, Choice choice) {}
                                }"""),
                error("Choose.java", 2, 48, "[DarkriftNoWireType] Choose.item is of type Object"));
    }

    @Test
    void aModuleWithDirectionsHasOneForEachEnd() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1, direction = Direction.CLIENT_TO_SERVER) record Choose(int item) {}",
                        "@DarkriftMessage(tag = 2) record Choice(int item) {}")
                .option("-Adarkrift.handler=game.GameHandler")
                .succeed(compiler);

        assertThat(handlers(compiled))
                .containsExactlyInAnyOrder(
                        "GameHandler",
                        "GameHandlerAdapter",
                        "GameServerHandler",
                        "GameServerHandlerAdapter",
                        "GameClientHandler",
                        "GameClientHandlerAdapter");
        assertThat(compiled.source("game.GameHandler"))
                .contains("void onChoice(")
                .doesNotContain("onChoose");
        assertThat(compiled.source("game.GameServerHandler"))
                .contains(
                        "extends GameHandler<C>",
                        "case 1 -> onChoose(context, (Choose) message);",
                        "case 1, 2 -> true;");
        assertThat(compiled.source("game.GameClientHandler")).contains("extends GameHandler<C> {}");
    }

    @Test
    void theMethodOfARequestReturnsItsAnswer() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1, direction = Direction.CLIENT_TO_SERVER)"
                                + " record GetPage(int page) implements io.darkrift.message.Request<Page> {}",
                        "@DarkriftMessage(tag = 2) record Page(int page) {}")
                .option("-Adarkrift.handler=game.GameHandler")
                .succeed(compiler);

        assertThat(compiled.source("game.GameServerHandler"))
                .contains(
                        "Answer<Page> onGetPage(C context, GetPage getPage) throws Exception;",
                        "case 1, 2 -> true;",
                        "case 1 -> onGetPage(context, (GetPage) request);",
                        "case 2 -> onPage(context, (Page) message);")
                .doesNotContain("(GetPage) message");
        assertThat(compiled.source("game.GameServerHandlerAdapter")).contains("return Answer.unhandled();");
        assertThat(compiled.source("game.GameHandler")).doesNotContain("Answer");
    }

    @Test
    void theAnswerOfARequestIsAMessage() {
        assertThat(errors(
                        "@DarkriftMessage(tag = 1) record GetPage(int page) implements io.darkrift.message.Request<Page> {}",
                        "record Page(int page) {}"))
                .contains("[DarkriftRequest] GetPage is answered with Page, which is not a message: mark that with"
                        + " @DarkriftMessage");
        assertThat(
                        errors(
                                "@DarkriftMessage(tag = 1) record GetPage(int page) implements io.darkrift.message.Request<int[]> {}"))
                .contains("[DarkriftRequest] GetPage does not say what its answers are");
        assertThat(errors(
                        "@DarkriftStruct record GetPage(int page) implements io.darkrift.message.Request<Page> {}",
                        "@DarkriftMessage(tag = 2) record Page(int page) {}"))
                .contains("[DarkriftRequest] GetPage is a struct, and a request is a message");
    }

    private String errors(String... types) {
        return String.join("\n", Sources.game(types).compile(compiler).errors());
    }

    @Test
    void aRequestWhoseAnswerIsHiddenElsewhereIsLeftOut() {
        Sources.game("@DarkriftMessage(tag = 2) public record Page(int page) {}")
                .file("game.deep.GetNote", """
                        package game.deep;
                        import io.darkrift.annotation.DarkriftMessage;
                        @DarkriftMessage(tag = 3)
                        public record GetNote(int note) implements io.darkrift.message.Request<Note> {}""")
                .file("game.deep.Note", """
                        package game.deep;
                        import io.darkrift.annotation.DarkriftMessage;
                        @DarkriftMessage(tag = 4) record Note(int note) {}""")
                .option("-Adarkrift.handler=game.GameHandler")
                .succeed(compiler);
    }

    @Test
    void methodsMayThrowCheckedExceptionsOrNone() {
        Sources.game(
                        "@DarkriftMessage(tag = 1) record Choose(int item) {}",
                        "@DarkriftMessage(tag = 2) record Choice(int item) {}")
                .file("game.Game", """
                        package game;
                        class Game implements GeneratedMessageRegistryHandler<String> {
                            @Override public void onChoose(String context, Choose choose) throws java.io.IOException {
                                throw new java.io.IOException(context);
                            }
                            @Override public void onChoice(String context, Choice choice) {}
                        }""")
                .file("game.Part", """
                        package game;
                        class Part extends GeneratedMessageRegistryHandlerAdapter<String> {
                            @Override public void onChoose(String context, Choose choose) throws Exception {
                                throw new InterruptedException(context);
                            }
                        }""")
                .succeed(compiler);
    }

    @Test
    void anEndThatReceivesNothingAndAHandlerOfNothingAreNotWritten() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1, direction = Direction.CLIENT_TO_SERVER) record Choose(int item) {}")
                .option("-Adarkrift.handler=play.Game")
                .succeed(compiler);

        assertThat(handlers(compiled)).isEmpty();
    }

    @Test
    void theOptionMayNameAHandlerElsewhereWithoutTheSuffix() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1, direction = Direction.CLIENT_TO_SERVER) public record Choose(int i) {}")
                .option("-Adarkrift.handler=play.Game")
                .succeed(compiler);

        assertThat(handlers(compiled)).containsExactlyInAnyOrder("GameServerHandler", "GameServerHandlerAdapter");
        assertThat(compiled.source("play.GameServerHandler"))
                .contains(
                        "public interface GameServerHandler<C> extends MessageHandler<C>",
                        "return GeneratedMessageRegistry.registry();");
    }

    @Test
    void aHandlerIsAsHiddenAsTheMostHiddenOfItsMessages() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) public record Choose(int item) {}",
                        "@DarkriftMessage(tag = 2, direction = Direction.CLIENT_TO_SERVER) record Ask(int item) {}",
                        "@DarkriftMessage(tag = 3, direction = Direction.SERVER_TO_CLIENT) public record Say(int i) {}")
                .option("-Adarkrift.handler=game.GameHandler")
                .succeed(compiler);

        assertThat(compiled.source("game.GameHandler")).contains("\npublic interface");
        assertThat(compiled.source("game.GameServerHandler")).contains("\ninterface");
        assertThat(compiled.source("game.GameServerHandlerAdapter")).contains("\nabstract class");
        assertThat(compiled.source("game.GameClientHandler")).contains("\npublic interface");
        assertThat(compiled.source("game.GameClientHandlerAdapter")).contains("\npublic abstract class");
    }

    @Test
    void theOptionNamesAClassInAPackage() {
        expect(
                Sources.game("@DarkriftMessage(tag = 1) record Choose(int item) {}")
                        .option("-Adarkrift.handler=Game"),
                error("", -1, -1, "[DarkriftHandlerOption] -Adarkrift.handler=Game names no class in a package"));
    }

    @Test
    void recordsOfTheSameNameAreToldApartByWhatIsAroundThem() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) public record Stop(int item) {}",
                        "public interface Move { @DarkriftMessage(tag = 2) record Stop(int item) {}"
                                + " @DarkriftMessage(tag = 3) record Start(int item) {} }")
                .succeed(compiler);

        assertThat(compiled.source(HANDLER))
                .contains(
                        "void onStop(C context, Stop stop) throws Exception;",
                        "void onMoveStop(C context, Move.Stop stop) throws Exception;",
                        "void onStart(C context, Move.Start start) throws Exception;");
    }

    @Test
    void recordsOfTheSameNameInTwoPackagesAreToldApartByThose() {
        Compiled compiled = new Sources()
                .add("game.chat", "@DarkriftMessage(tag = 1) public record Stop(int item) {}")
                .add("game.move", "@DarkriftMessage(tag = 2) public record Stop(int item) {}")
                .add("game.move.chat", "@DarkriftMessage(tag = 3) public record Stop(int item) {}")
                .succeed(compiler);

        assertThat(compiled.source(HANDLER))
                .contains(
                        "void onGameChatStop(C context, Stop stop) throws Exception;",
                        "void onMoveStop(",
                        "void onMoveChatStop(");
    }

    @Test
    void recordsThatNothingTellsApartAreAnError() {
        expect(
                new Sources()
                        .add("game.chat", "@DarkriftMessage(tag = 1) public record Stop(int item) {}")
                        .add("game.chat", "@DarkriftMessage(tag = 2) public record stop(int item) {}"),
                error(
                        "stop.java",
                        2,
                        34,
                        "[DarkriftNameClash] onGameChatStop would be the handler's method for game.chat.Stop and for"
                                + " game.chat.stop: rename one of them"));
    }

    @Test
    void recordsMayHaveNamesThatMeanSomethingElse() {
        Compiled compiled = Sources.game(
                        "@DarkriftMessage(tag = 1) public record New(int item) {}",
                        "@DarkriftMessage(tag = 2) public record Context(int item) {}",
                        "@DarkriftMessage(tag = 3) public record C(int item) {}",
                        "@DarkriftMessage(tag = 4) public record Tag(int item) {}",
                        "@DarkriftMessage(tag = 5) public record MessageHandler(int item) {}",
                        "@DarkriftMessage(tag = 6) public record MessageRegistry(int item) {}",
                        "@DarkriftMessage(tag = 7) public record UnknownTagException(int item) {}",
                        "@DarkriftMessage(tag = 8) public record Object(int item) {}",
                        "@DarkriftMessage(tag = 9) public record choice(int item) {}")
                .succeed(compiler);

        assertThat(compiled.source(HANDLER))
                .contains(
                        "void onNew(C context, New newMessage) throws Exception;",
                        "void onContext(C context, Context contextMessage) throws Exception;",
                        "void onC(C context, game.C c) throws Exception;",
                        "void onChoice(C context, choice choice) throws Exception;");
    }

    @Test
    void deprecatedMessagesMakeNoWarning() {
        Compiled compiled = Sources.game("/** Old. @deprecated */ @Deprecated(forRemoval = true)"
                        + " @DarkriftMessage(tag = 1) public record Choose(int item) {}")
                .succeed(compiler);

        assertThat(compiled.source(HANDLER)).contains("@SuppressWarnings({\"deprecation\", \"removal\"})");
    }

    @Test
    void manyMessagesAreDispatchedInPartsThatAreNotTooLargeForTheJit() {
        StringBuilder records = new StringBuilder("interface Many {\n");
        IntStream.range(0, 300)
                .forEach(i -> records.append("  @DarkriftMessage(tag = ")
                        .append(60 * i)
                        .append(") record Message")
                        .append(i)
                        .append("(int item) {}\n"));
        Compiled compiled = Sources.game(records + "}").succeed(compiler);

        assertThat(compiled.source(HANDLER))
                .contains(
                        "if (tag <= 14940) {\n            return GeneratedMessageRegistryHandlerPart1.handles(tag);",
                        "} else {\n            GeneratedMessageRegistryHandlerPart2.dispatch(this, context, tag, message);");
        assertThat(compiled.source(HANDLER + "Part2"))
                .contains("\nfinal class", "case 17940 -> handler.onMessage299(context, (Many.Message299) message);");
    }
}
