package io.darkrift.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.OneWayMessages;
import io.darkrift.testing.OneWayMessages.Answer;
import io.darkrift.testing.OneWayMessages.Ask;
import io.darkrift.testing.OneWayMessages.ClientHandler;
import io.darkrift.testing.OneWayMessages.Note;
import io.darkrift.testing.OneWayMessages.ServerHandler;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects of the application that go with a connection. */
class ContextTest extends VirtualTime {
    private final List<String> log = new ArrayList<>();

    private record Player(String name, RemoteClient client) {}

    private final class Game implements ServerHandler<Player> {
        @Override
        public void onAsk(Player player, Ask ask) {
            log.add(player.name + " asks for " + ask.number());
            player.client.send(new Answer(ask.number() + 1));
        }

        @Override
        public void onNote(Player player, Note note) {}
    }

    private final class View implements ClientHandler<StringBuilder> {
        @Override
        public void onAnswer(StringBuilder text, Answer answer) {
            text.append(answer.number());
        }

        @Override
        public void onNote(StringBuilder text, Note note) {}
    }

    @Test
    void a_handler_gets_the_object_that_was_attached() {
        StringBuilder text = new StringBuilder();
        start(server().onConnect(client -> client.attach(new Player("player " + client.id(), client)))
                .handler(new Game(), client -> client.attachment(Player.class)));
        DarkriftClient client = connect(client().handler(new View(), any -> text));
        client.send(new Ask(4));
        await(() -> text.length() > 0);
        assertThat(log).containsExactly("player 0 asks for 4");
        assertThat(text).hasToString("5");
    }

    @Test
    void a_context_that_fails_is_a_fault_of_the_handler() {
        List<String> errors = new ArrayList<>();
        start(server().registry(OneWayMessages.registry())
                .handler(new Game(), client -> {
                    throw new IllegalStateException("no player");
                })
                .onHandlerError((client, error) ->
                        errors.add(error.handler() + " " + error.cause().getMessage())));
        connect(client().registry(OneWayMessages.registry())).send(new Ask(4));
        await(() -> errors.size() == 1);
        assertThat(errors).containsExactly("Ask no player");
    }

    @Test
    void an_attachment_has_its_type_and_can_be_replaced() {
        DarkriftServer server = start(server());
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        assertThat(peer.attachment(String.class)).isNull();
        peer.attach("one");
        assertThat(peer.attachment(String.class)).isEqualTo("one");
        assertThat(peer.attachment(CharSequence.class)).isEqualTo("one");
        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() -> peer.attachment(Integer.class))
                .withMessageContaining("java.lang.String")
                .withMessageContaining("java.lang.Integer");
        peer.attach(2);
        assertThat(peer.attachment(Integer.class)).isEqualTo(2);
        peer.attach(null);
        assertThat(peer.attachment(Integer.class)).isNull();
        client.attach("mine");
        assertThat(client.attachment(String.class)).isEqualTo("mine");
    }

    @Test
    void an_attachment_is_there_in_the_last_handler() {
        DarkriftServer server = start(server().onConnect(client -> client.attach("saved"))
                .onDisconnect((client, info) -> log.add(client.attachment(String.class))));
        DarkriftClient client = connect();
        onlyClientOf(server);
        get(client.closeAsync());
        await(() -> log.size() == 1);
        assertThat(log).containsExactly("saved");
    }

    @Test
    void a_clients_handler_may_take_the_client_along() {
        DarkriftServer server = start(server().on(Numbered.class, (client, numbered) -> log.add("back")));
        connect(client().on(Numbered.class, (client, numbered) -> client.send(numbered)));
        onlyClientOf(server).send(new Numbered(1, 2));
        await(() -> log.size() == 1);
    }

    @Test
    void messages_that_arrive_before_the_id_are_handled_behind_it() {
        start(server().onConnect(client -> {
            client.send(Message.of(3));
            client.send(new Numbered(0, 1));
        }));
        DarkriftClient client = connect(client().on(Numbered.class, (self, numbered) -> log.add("id " + self.id())));
        await(() -> log.size() == 1);
        assertThat(log).containsExactly("id 0");
        assertThat(client.receiveAsync().join().tag()).isEqualTo(3);
    }
}
