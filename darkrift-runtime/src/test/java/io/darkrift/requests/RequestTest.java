package io.darkrift.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.annotation.Direction;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.HandlerError;
import io.darkrift.connection.RequestFailedException;
import io.darkrift.connection.RequestTimeoutException;
import io.darkrift.message.Answer;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.Strike;
import io.darkrift.testing.VirtualTime;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Requests, over a network in virtual time. */
class RequestTest extends VirtualTime {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final HexFormat HEX = HexFormat.of();

    record GetPage(int page) implements Request<Page> {}

    record Page(int page) {}

    record Count(int number) implements Request<Page> {}

    record Login(int number) {}

    private record Serializer<T>(
            int tag, Class<T> type, Direction direction, ToIntFunction<T> number, Function<Integer, T> constructor)
            implements MessageSerializer<T> {
        @Override
        public void write(T value, DarkriftWriter out) {
            out.writeInt32(number.applyAsInt(value));
        }

        @Override
        public T read(DarkriftReader in) {
            return constructor.apply(in.readInt32());
        }
    }

    private static final MessageRegistry MESSAGES = MessageRegistry.of(
            new Serializer<>(30, GetPage.class, Direction.CLIENT_TO_SERVER, GetPage::page, GetPage::new),
            new Serializer<>(31, Page.class, Direction.SERVER_TO_CLIENT, Page::page, Page::new),
            new Serializer<>(32, Count.class, Direction.BOTH, Count::number, Count::new),
            new Serializer<>(33, Login.class, Direction.CLIENT_TO_SERVER, Login::number, Login::new));

    private final List<HandlerError> errors = new ArrayList<>();
    private final List<Strike> strikes = new ArrayList<>();

    private DarkriftServerBuilder pages() {
        return server().registry(MESSAGES)
                .onHandlerError((client, error) -> errors.add(error))
                .onStrike((client, strike) -> {
                    strikes.add(strike);
                    return 0;
                });
    }

    private DarkriftClient guest() {
        return connect(client().registry(MESSAGES));
    }

    private Throwable failureOf(CompletableFuture<?> future) {
        await(future::isDone);
        return future.handle((value, failure) -> failure).join();
    }

    private static void assertRefusal(Throwable failure, int code, String text) {
        assertThat(failure).isInstanceOfSatisfying(RequestFailedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.text()).isEqualTo(text);
        });
    }

    @Test
    void a_request_is_answered_with_a_record() {
        start(pages().onRequest(GetPage.class, (client, request) -> Answer.of(new Page(request.page() + 1))));
        assertThat(get(guest().request(new GetPage(3)))).isEqualTo(new Page(4));
    }

    @Test
    void answers_that_come_later_find_their_requests() {
        List<CompletableFuture<Page>> database = new ArrayList<>();
        start(pages().onRequest(GetPage.class, (client, request) -> {
            database.add(new CompletableFuture<>());
            return Answer.later(database.get(database.size() - 1));
        }));
        DarkriftClient client = guest();
        CompletableFuture<Page> first = client.request(new GetPage(1));
        CompletableFuture<Page> second = client.request(new GetPage(2));
        settle();
        database.get(1).complete(new Page(20));
        assertThat(get(second)).isEqualTo(new Page(20));
        assertThat(first).isNotDone();
        database.get(0).complete(new Page(10));
        assertThat(get(first)).isEqualTo(new Page(10));
    }

    @Test
    void a_refusal_has_its_code_and_text_however_it_is_made() {
        start(pages().onRequest(GetPage.class, (client, request) -> switch (request.page()) {
            case 1 -> Answer.failed(7, "no such page");
            case 2 -> throw new RequestFailedException(8, "not for you");
            default ->
                Answer.later(CompletableFuture.supplyAsync(
                        () -> {
                            throw new CompletionException(new RequestFailedException(9, "closed"));
                        },
                        Runnable::run));
        }));
        DarkriftClient client = guest();
        assertRefusal(failureOf(client.request(new GetPage(1))), 7, "no such page");
        assertRefusal(failureOf(client.request(new GetPage(2))), 8, "not for you");
        assertRefusal(failureOf(client.request(new GetPage(3))), 9, "closed");
        assertThat(errors).isEmpty();
    }

    @Test
    void a_handler_that_fails_tells_the_peer_nothing_of_why() {
        start(pages().onRequest(GetPage.class, (client, request) -> {
            if (request.page() == 1) {
                throw new IllegalStateException("the password is 1234");
            }
            return request.page() == 2 ? Answer.later(CompletableFuture.completedFuture(null)) : null;
        }));
        DarkriftClient client = guest();
        assertRefusal(
                failureOf(client.request(new GetPage(1))), RequestFailedException.INTERNAL_ERROR, "the request failed");
        assertThat(errors).extracting(error -> error.cause().getMessage()).containsExactly("the password is 1234");
        assertRefusal(
                failureOf(client.request(new GetPage(2))), RequestFailedException.INTERNAL_ERROR, "the request failed");
        assertRefusal(
                failureOf(client.request(new GetPage(3))), RequestFailedException.INTERNAL_ERROR, "the request failed");
        assertThat(errors).hasSize(3);
    }

    @Test
    void a_request_that_nobody_handles_is_refused() {
        start(pages());
        assertRefusal(
                failureOf(guest().request(new GetPage(1))),
                RequestFailedException.NO_HANDLER,
                "no handler answers GetPage here");
    }

    @Test
    void both_ends_ask_with_the_same_tag_at_once() {
        DarkriftServer server =
                start(pages().onRequest(Count.class, (client, count) -> Answer.of(new Page(count.number() + 100))));
        DarkriftClient client = connect(client().registry(MESSAGES)
                .onRequest(Count.class, (self, count) -> Answer.of(new Page(count.number() + 200))));
        CompletableFuture<Page> up = client.request(new Count(1));
        CompletableFuture<Page> down = onlyClientOf(server).request(new Count(2));
        assertThat(get(up)).isEqualTo(new Page(101));
        assertThat(get(down)).isEqualTo(new Page(202));
    }

    @Test
    void bytes_of_requests_and_answers() {
        List<String> seen = new ArrayList<>();
        start(pages().onConnect(
                        client -> client.onUnhandledMessage(message -> seen.add(HEX.formatHex(message.payload()))))
                .onRequest(
                        GetPage.class,
                        (client, request) -> request.page() == 5 ? Answer.of(new Page(6)) : Answer.failed(2, "no")));
        DarkriftClient byHand = connect(client());
        List<String> answers = new ArrayList<>();
        byHand.onUnhandledMessage(message -> answers.add(message.tag() + " " + HEX.formatHex(message.payload())));
        byHand.send(Message.of(30, HEX.parseHex("00000007" + "00000005")));
        byHand.send(Message.of(30, HEX.parseHex("00000008" + "00000001")));
        settle();
        assertThat(answers)
                .containsExactly(
                        "30 " + "00000007" + "00" + "00000006",
                        "30 " + "00000008" + "01" + "0002" + "00000004" + "6e006f00");
        assertThat(seen).isEmpty();
    }

    @Test
    void the_server_marks_its_ids_with_the_highest_bit() {
        DarkriftServer server = start(pages());
        DarkriftClient byHand = connect(client());
        List<String> questions = new ArrayList<>();
        byHand.onUnhandledMessage(message -> questions.add(message.tag() + " " + HEX.formatHex(message.payload())));
        CompletableFuture<Page> page = onlyClientOf(server).request(new Count(9));
        settle();
        assertThat(questions).singleElement().asString().matches("32 [89a-f][0-9a-f]{7}00000009");
        String id = questions.get(0).substring(3, 11);
        byHand.send(Message.of(32, HEX.parseHex(id + "00" + "0000000a")));
        assertThat(get(page)).isEqualTo(new Page(10));
    }

    @Test
    void a_late_answer_is_counted_and_dropped() {
        CompletableFuture<Page> slow = new CompletableFuture<>();
        start(pages().onRequest(GetPage.class, (client, request) -> Answer.later(slow)));
        DarkriftClient client = guest();
        CompletableFuture<Page> asked = client.request(new GetPage(1), SECOND);
        assertThat(failureOf(asked)).isInstanceOf(RequestTimeoutException.class).hasMessageContaining("GetPage");
        CompletableFuture<Page> cancelled = client.request(new GetPage(1));
        cancelled.cancel(false);
        settle();
        slow.complete(new Page(1));
        settle();
        assertThat(client.statistics().lateAnswers()).isEqualTo(2);
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void the_time_limit_of_the_builder_holds_without_another() {
        start(pages().onRequest(GetPage.class, (client, request) -> Answer.later(new CompletableFuture<>())));
        DarkriftClient client = connect(client().registry(MESSAGES).requestTimeout(Duration.ofSeconds(3)));
        CompletableFuture<Page> asked = client.request(new GetPage(1));
        network.advance(Duration.ofMillis(2_900));
        assertThat(asked).isNotDone();
        network.advance(Duration.ofMillis(200));
        assertThat(failureOf(asked)).isInstanceOf(RequestTimeoutException.class).hasMessageContaining("PT3S");
    }

    @Test
    void requests_fail_when_the_connection_ends_and_after_that() {
        start(pages().onRequest(GetPage.class, (client, request) -> Answer.later(new CompletableFuture<>())));
        DarkriftClient client = guest();
        CompletableFuture<Page> waiting = client.request(new GetPage(1));
        settle();
        client.abort();
        assertThat(failureOf(waiting)).isInstanceOf(ConnectionClosedException.class);
        assertThat(failureOf(client.request(new GetPage(2)))).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void neither_end_holds_more_requests_than_it_may() {
        List<CompletableFuture<Page>> waiting = new ArrayList<>();
        start(pages().maxPendingRequests(2).onRequest(GetPage.class, (client, request) -> {
            waiting.add(new CompletableFuture<>());
            return Answer.later(waiting.get(waiting.size() - 1));
        }));
        DarkriftClient client = connect(client().registry(MESSAGES).maxPendingRequests(3));
        CompletableFuture<Page> first = client.request(new GetPage(1));
        client.request(new GetPage(2));
        CompletableFuture<Page> third = client.request(new GetPage(3));
        CompletableFuture<Page> fourth = client.request(new GetPage(4));
        assertThat(failureOf(fourth))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("maxPendingRequests");
        assertRefusal(
                failureOf(third), RequestFailedException.TOO_MANY_REQUESTS, "too many requests wait for their answers");
        assertThat(waiting).hasSize(2);

        waiting.get(0).complete(new Page(1));
        assertThat(get(first)).isEqualTo(new Page(1));
        client.request(new GetPage(5));
        settle();
        assertThat(waiting).as("there is room again at both ends").hasSize(3);
    }

    @Test
    void what_can_not_be_read_is_a_strike_as_for_any_message() {
        start(pages().onRequest(GetPage.class, (client, request) -> Answer.of(new Page(1))));
        DarkriftClient byHand = connect(client());
        byHand.send(Message.of(30, new byte[3]));
        byHand.send(Message.of(30, HEX.parseHex("00000001")));
        byHand.send(Message.of(30, HEX.parseHex("80000001" + "00" + "00000001")));
        settle();
        assertThat(strikes)
                .extracting(Strike::detail)
                .hasSize(3)
                .last()
                .asString()
                .contains("answers to it");
    }

    @Test
    void a_request_over_udp_is_dropped() {
        start(pages().onRequest(GetPage.class, (client, request) -> Answer.of(new Page(1))));
        DarkriftClient byHand = connect(client());
        byHand.send(Message.of(30, HEX.parseHex("00000001" + "00000001")).with(SendMode.UNRELIABLE));
        settle();
        assertThat(strikes).isEmpty();
        assertThat(byHand.statistics().reliableReceived()).isZero();
    }

    @Test
    void requests_have_to_wait_for_the_login() {
        record Player(RemoteClient client, int number) {}
        start(pages().login(Login.class, (client, login) -> LoginResult.accept(new Player(client, login.number())))
                .onRequest(GetPage.class, (player, request) -> Answer.of(new Page(player.number())))
                .server());
        DarkriftClient client = guest();
        CompletableFuture<Page> early = client.request(new GetPage(1), SECOND);
        settle();
        assertThat(strikes).hasSize(1);
        client.send(new Login(77));
        assertThat(get(client.request(new GetPage(1)))).isEqualTo(new Page(77));
        assertThat(failureOf(early)).isInstanceOf(RequestTimeoutException.class);
    }

    @Test
    void wrong_use_is_explained() {
        DarkriftServer server = start(pages());
        DarkriftClient client = guest();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.send(new GetPage(1)))
                .withMessageContaining("request(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> onlyClientOf(server).request(new GetPage(1)))
                .withMessageContaining("CLIENT_TO_SERVER");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> pages().on(GetPage.class, (peer, request) -> {}).start())
                .withMessageContaining("onRequest(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pages().onRequest(GetPage.class, (peer, request) -> Answer.of(new Page(1)))
                        .onRequest(GetPage.class, (peer, request) -> Answer.of(new Page(2)))
                        .start())
                .withMessageContaining("two handlers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Answer.failed(65_500, "mine"))
                .withMessageContaining("65499");
        assertThatThrownBy(() -> client.request(null)).isInstanceOf(NullPointerException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> client.request(new GetPage(1), Duration.ZERO));
    }

    @Test
    void a_registry_without_the_answer_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> server().registry(MESSAGES.without(Page.class)).start())
                .withMessageContaining("Page");
    }
}
