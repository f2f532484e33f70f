package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Connection;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.UnknownTagException;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.OneWayMessages;
import io.darkrift.testing.OneWayMessages.Answer;
import io.darkrift.testing.OneWayMessages.Ask;
import io.darkrift.testing.OneWayMessages.ClientHandler;
import io.darkrift.testing.OneWayMessages.Note;
import io.darkrift.testing.OneWayMessages.ServerHandler;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Handlers of all messages of a module. */
class MessageHandlersTest extends Loopback {
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    /** Answers, and fails if it is asked for 0. */
    private final class Answering implements ServerHandler<RemoteClient> {
        @Override
        public void onAsk(RemoteClient client, Ask ask) {
            log.add("client " + client.id() + " asks for " + ask.number());
            client.send(new Answer(100 / ask.number()));
        }

        @Override
        public void onNote(RemoteClient client, Note note) {
            log.add("client " + client.id() + " notes " + note.number());
        }
    }

    /** Notes what it is answered. */
    private final class Noting implements ClientHandler<DarkriftClient> {
        @Override
        public void onAnswer(DarkriftClient client, Answer answer) {
            log.add("answer " + answer.number() + " to " + client.id());
            client.send(new Note(answer.number()));
        }

        @Override
        public void onNote(DarkriftClient client, Note note) {}
    }

    /** Handles the numbered test messages, whichever end it serves. */
    private final class Numbers implements MessageHandler<Connection> {
        @Override
        public MessageRegistry registry() {
            return TestMessages.registry();
        }

        @Override
        public boolean handles(int tag) {
            return tag == 1;
        }

        @Override
        public void dispatch(Connection connection, int tag, Object message) {
            log.add(((Numbered) message).number() + " of tag " + tag);
        }
    }

    /** A server without messages. */
    private static DarkriftServerBuilder bareServer() {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .transport(TransportKind.NIO);
    }

    @Test
    void each_end_has_a_handler_that_brings_its_messages_along() throws Exception {
        DarkriftServer server = start(bareServer().handler(new Answering()));
        DarkriftClient client =
                connect(DarkriftClient.builder().transport(TransportKind.NIO).handler(new Noting()), server);
        client.send(new Ask(5));
        await(() -> log.size() == 3);
        assertThat(log).containsExactly("client 0 asks for 5", "answer 20 to 0", "client 0 notes 20");
        assertThat(client.registry()).hasSameSizeAs(OneWayMessages.registry());
        assertThat(server.registry()).hasSameSizeAs(OneWayMessages.registry());
    }

    @Test
    void handlers_of_several_modules_and_of_single_messages_go_together() throws Exception {
        DarkriftServer server = start(server().handler(new Answering())
                .handler(new Numbers())
                .on(TestMessages.Bytes.class, (client, bytes) -> log.add("bytes"))
                .onUnhandledMessage((client, message) -> log.add("raw " + message.tag())));
        DarkriftClient client =
                connect(client().registry(OneWayMessages.registry().merge(TestMessages.registry())), server);
        client.send(new Note(1));
        client.send(new Numbered(0, 2));
        client.send(new TestMessages.Bytes(new byte[1]));
        client.send(Message.of(9));
        await(() -> log.size() == 4);
        assertThat(log).containsExactly("client 0 notes 1", "2 of tag 1", "bytes", "raw 9");
    }

    @Test
    void an_exception_in_a_handler_ends_nothing_else() throws Exception {
        DarkriftServer server = start(server().handler(new Answering()));
        DarkriftClient client = connect(client().registry(OneWayMessages.registry()), server);
        client.send(new Ask(0));
        client.send(new Ask(4));
        assertThat(client.receive(Answer.class, LIMIT)).isEqualTo(new Answer(25));
    }

    @Test
    void a_handler_runs_where_the_dispatcher_says() throws Exception {
        DispatchQueue queue = Dispatcher.queue();
        DarkriftServer server = start(server().handler(new Answering()));
        DarkriftClient client = connect(client().dispatcher(queue).handler(new Noting()), server);
        client.send(new Ask(5));
        await(() -> client.statistics().reliableReceived() == 1);
        assertThat(log).containsExactly("client 0 asks for 5");
        await(() -> queue.drain() == 1);
        assertThat(log).contains("answer 20 to 0");
    }

    @Test
    void a_handler_of_one_connection_goes_before_that_of_all() throws Exception {
        DarkriftServer server = start(server().handler(new Answering())
                .onConnect(client -> client.on(Note.class, note -> log.add("own " + note.number()))));
        DarkriftClient client = connect(client().registry(OneWayMessages.registry()), server);
        client.send(new Note(1));
        client.send(new Ask(1));
        await(() -> log.size() == 2);
        assertThat(log).containsExactly("own 1", "client 0 asks for 1");
    }

    @Test
    void a_message_has_one_handler() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server().handler(new Answering())
                        .on(Note.class, (client, note) -> {})
                        .start())
                .withMessage(Note.class.getName() + " has two handlers: combine them into one");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        server().handler(new Numbers()).handler(new Numbers()).start())
                .withMessage(Numbered.class.getName() + " has two handlers: combine them into one");
    }

    @Test
    void a_handler_of_the_other_end_is_refused() {
        MessageHandler<Connection> answers = new MessageHandler<>() {
            @Override
            public MessageRegistry registry() {
                return OneWayMessages.registry();
            }

            @Override
            public boolean handles(int tag) {
                return tag == 21;
            }

            @Override
            public void dispatch(Connection connection, int tag, Object message) {}
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server().handler(answers).start())
                .withMessage(answers.getClass().getName() + " handles no message that a server receives: give it to the"
                        + " other end, or give its messages another direction");
    }

    @Test
    void messages_of_two_modules_with_the_same_tag_are_refused() {
        MessageHandler<Connection> clash = new MessageHandler<>() {
            @Override
            public MessageRegistry registry() {
                return MessageRegistry.of(new TestMessages.NumberedSerializer() {
                    @Override
                    public int tag() {
                        return 20;
                    }
                });
            }

            @Override
            public boolean handles(int tag) {
                return true;
            }

            @Override
            public void dispatch(Connection connection, int tag, Object message) {}
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        bareServer().handler(clash).handler(new Answering()).start())
                .withMessageMatching("tag 20 is used by .*Numbered and .*Ask: give one of them another tag");
    }

    @Test
    void a_raw_message_is_handled_by_hand_with_any_context() throws Exception {
        List<String> players = new ArrayList<>();
        ServerHandler<List<String>> handler = new ServerHandler<>() {
            @Override
            public void onAsk(List<String> context, Ask ask) {
                context.add("ask " + ask.number());
            }

            @Override
            public void onNote(List<String> context, Note note) {
                context.add("note " + note.number());
            }
        };
        assertThat(handler.handle(players, OneWayMessages.registry().encode(new Note(3))))
                .isTrue();
        assertThat(handler.handle(players, Message.of(9))).isFalse();
        assertThat(players).containsExactly("note 3");
        assertThatExceptionOfType(UnknownTagException.class).isThrownBy(() -> handler.dispatch(players, 9, "text"));
    }
}
