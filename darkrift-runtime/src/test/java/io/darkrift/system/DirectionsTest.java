package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.Connection;
import io.darkrift.connection.StrikeReason;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.Strike;
import io.darkrift.testing.OneWayMessages;
import io.darkrift.testing.OneWayMessages.Answer;
import io.darkrift.testing.OneWayMessages.Ask;
import io.darkrift.testing.OneWayMessages.Note;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Messages that only one end sends. */
class DirectionsTest extends Loopback {
    private static final Message STRAYED_ASK = OneWayMessages.registry().encode(new Ask(1));
    private static final Message STRAYED_ANSWER = OneWayMessages.registry().encode(new Answer(1));

    private final List<Strike> strikes = new CopyOnWriteArrayList<>();
    private final List<Message> raw = new CopyOnWriteArrayList<>();

    /** A server that answers, and forgives. */
    private DarkriftServerBuilder forgiving() {
        return server().registry(OneWayMessages.registry())
                .on(Ask.class, (client, ask) -> client.send(new Answer(ask.number() + 1)))
                .onUnhandledMessage((client, message) -> raw.add(message))
                .onStrike((client, strike) -> {
                    strikes.add(strike);
                    return 0;
                });
    }

    private static DarkriftClientBuilder asking() {
        return client().registry(OneWayMessages.registry());
    }

    @Test
    void messages_that_go_the_right_way_arrive() throws Exception {
        DarkriftServer server = start(forgiving());
        DarkriftClient client = connect(asking(), server);
        client.send(new Ask(1));
        assertThat(client.receive(Answer.class, LIMIT)).isEqualTo(new Answer(2));
        client.sendBlocking(new Ask(2));
        assertThat(client.receive(Answer.class, LIMIT)).isEqualTo(new Answer(3));
        get(client.ping(new Ask(3), SendMode.RELIABLE));
        assertThat(client.receive(Answer.class, LIMIT)).isEqualTo(new Answer(4));
        server.broadcast(new Answer(9));
        assertThat(client.receive(Answer.class, LIMIT)).isEqualTo(new Answer(9));
        server.broadcast(new Note(8));
        assertThat(client.receive(Note.class, LIMIT)).isEqualTo(new Note(8));
        client.send(new Note(7));
        await(() -> raw.size() == 1);
        assertThat(strikes).isEmpty();
    }

    @Test
    void what_only_a_server_sends_is_refused_by_a_client_however_it_is_sent() throws Exception {
        DarkriftClient client = connect(asking(), start(forgiving()));
        String text =
                "Answer (tag 21) is SERVER_TO_CLIENT: a client can't send it. Send it from the other end, or give it the"
                        + " direction BOTH";
        for (ThrowingCallable sending : waysToSend(client, new Answer(1))) {
            assertThatIllegalArgumentException().isThrownBy(sending).withMessage(text);
        }
        assertThat(client.statistics().reliableSent()).isZero();
    }

    @Test
    void what_only_a_client_sends_is_refused_by_a_server_however_it_is_sent() throws Exception {
        DarkriftServer server = start(forgiving());
        connect(asking(), server);
        RemoteClient remote = onlyClientOf(server);
        String text =
                "Ask (tag 20) is CLIENT_TO_SERVER: a server can't send it. Send it from the other end, or give it the"
                        + " direction BOTH";
        for (ThrowingCallable sending : waysToSend(remote, new Ask(1))) {
            assertThatIllegalArgumentException().isThrownBy(sending).withMessage(text);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.broadcast(new Ask(1)))
                .withMessage(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.broadcast(new Ask(1), SendMode.UNRELIABLE, client -> true))
                .withMessage(text);
    }

    private static List<ThrowingCallable> waysToSend(Connection connection, Object message) {
        return List.of(
                () -> connection.send(message),
                () -> connection.send(message, SendMode.UNRELIABLE),
                () -> connection.sendBlocking(message),
                () -> connection.sendBlocking(message, SendMode.UNRELIABLE),
                () -> connection.ping(message, SendMode.RELIABLE));
    }

    @Test
    void a_client_that_sends_what_only_a_server_may_is_struck_before_it_is_read() throws Exception {
        DarkriftServer server = start(forgiving());
        DarkriftClient client = connect(asking(), server);
        int read = OneWayMessages.READ.get();
        client.send(STRAYED_ANSWER);
        get(client.ping(STRAYED_ANSWER, SendMode.RELIABLE));
        client.send(Message.of(9));
        await(() -> raw.size() == 1);
        Strike strike = new Strike(
                StrikeReason.WRONG_DIRECTION,
                1,
                "Answer (tag 21) is SERVER_TO_CLIENT, and a server does not accept it");
        assertThat(strikes).containsExactly(strike, strike);
        assertThat(raw.get(0).tag()).isEqualTo(9);
        assertThat(onlyClientOf(server).statistics().malformed()).isEqualTo(2);
        assertThat(OneWayMessages.READ.get()).isEqualTo(read);
    }

    @Test
    void a_datagram_that_went_the_wrong_way_is_counted_and_not_struck() throws Exception {
        DarkriftServer server = start(forgiving());
        DarkriftClient client = connect(asking(), server);
        client.send(STRAYED_ANSWER, SendMode.UNRELIABLE);
        await(() -> onlyClientOf(server).statistics().malformed() == 1);
        assertThat(strikes).isEmpty();
        assertThat(raw).isEmpty();
    }

    @Test
    void pings_that_the_application_answers_go_the_right_way_too() throws Exception {
        DarkriftServer server = start(forgiving().acknowledgePings(false));
        DarkriftClient client = connect(asking().acknowledgePings(false), server);
        client.send(STRAYED_ANSWER.asPing(5));
        // An acknowledgement has the tag of what is acknowledged, which came from the other end.
        client.send(STRAYED_ANSWER.asPingAcknowledgement(6));
        await(() -> raw.size() == 1);
        assertThat(raw.get(0).pingCode()).isEqualTo(6);
        assertThat(strikes).extracting(Strike::reason).containsExactly(StrikeReason.WRONG_DIRECTION);
    }

    @Test
    void a_client_drops_what_only_clients_may_send_and_goes_on() throws Exception {
        DarkriftServer server = start(forgiving());
        DarkriftClient client = connect(asking().onUnhandledMessage(raw::add), server);
        RemoteClient remote = onlyClientOf(server);
        remote.send(STRAYED_ASK);
        remote.send(new Note(1));
        await(() -> raw.size() == 1);
        assertThat(raw.get(0).tag()).isEqualTo(22);
        assertThat(client.statistics().malformed()).isOne();
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void a_handler_for_what_never_comes_is_refused() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        forgiving().on(Answer.class, (client, answer) -> {}).start())
                .withMessage(
                        "Answer (tag 21) is SERVER_TO_CLIENT: a server never receives it. Handle it at the other end, or"
                                + " give it the direction BOTH");
        DarkriftServer server = start(forgiving());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asking().on(Ask.class, ask -> {}).connect("127.0.0.1", server.port()))
                .withMessageStartingWith("Ask (tag 20) is CLIENT_TO_SERVER: a client never receives it");
        DarkriftClient client = connect(asking(), server);
        assertThatIllegalArgumentException().isThrownBy(() -> client.on(Ask.class, ask -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> client.receive(Ask.class));
        assertThatIllegalArgumentException().isThrownBy(() -> client.receive(Ask.class, LIMIT));
        RemoteClient remote = onlyClientOf(server);
        assertThatIllegalArgumentException().isThrownBy(() -> remote.on(Answer.class, answer -> {}));
    }

    @Test
    void a_record_that_is_not_in_the_registry_is_refused() throws Exception {
        DarkriftClient client = connect(asking(), start(forgiving()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.send("text"))
                .withMessageStartingWith("java.lang.String is not a message of the registry, which has 6");
    }
}
