package io.darkrift.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.HandlerError;
import io.darkrift.connection.StrikeReason;
import io.darkrift.connection.UnreadableMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.Strike;
import io.darkrift.testing.LogCapture;
import io.darkrift.testing.OneWayMessages;
import io.darkrift.testing.TestMessages.Broken;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Handlers, serializers and constructors that throw: who is told, who is struck, and who goes on. */
class HandlerFaultsTest extends VirtualTime {
    /** A record whose constructor throws what its number says. */
    private record Picky(int number) {
        private Picky {
            if (number == 1) {
                throw new IllegalArgumentException("no ones");
            }
            if (number == 2) {
                throw new NullPointerException("a fault of this side");
            }
        }
    }

    private static final class PickySerializer implements MessageSerializer<Picky> {
        @Override
        public int tag() {
            return 41;
        }

        @Override
        public Class<Picky> type() {
            return Picky.class;
        }

        @Override
        public void write(Picky value, DarkriftWriter out) {
            out.writeInt32(value.number);
        }

        @Override
        public Picky read(DarkriftReader in) {
            return new Picky(in.readInt32());
        }
    }

    private final List<HandlerError> errors = new ArrayList<>();
    private final List<UnreadableMessage> unreadable = new ArrayList<>();
    private final List<Strike> strikes = new ArrayList<>();

    private DarkriftServerBuilder recording() {
        return server().registry(MessageRegistry.of(new PickySerializer()))
                .onHandlerError((client, error) -> errors.add(error))
                .onUnreadable((client, message) -> unreadable.add(message))
                .onStrike((client, strike) -> {
                    strikes.add(strike);
                    return 0;
                });
    }

    private static Message picky(int number) {
        return Message.of(41, new byte[] {0, 0, 0, (byte) number});
    }

    @Test
    void what_each_handler_throws_is_given_to_onHandlerError_and_the_connection_goes_on() {
        IOException checked = new IOException("as planned");
        AssertionError error = new AssertionError("as planned");
        DarkriftServer server = start(recording()
                .onConnect(client -> {
                    throw checked;
                })
                .on(Numbered.class, (client, numbered) -> {
                    throw error;
                })
                .onUnhandledMessage((client, message) -> {
                    throw checked;
                })
                .onDisconnect((client, info) -> {
                    throw error;
                }));
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        client.send(new Numbered(0, 1));
        client.send(Message.of(9));
        await(() -> errors.size() == 3);
        assertThat(peer.isOpen()).isTrue();
        client.closeAsync();
        get(peer.closed());
        assertThat(errors)
                .containsExactly(
                        new HandlerError("onConnect", -1, checked),
                        new HandlerError("Numbered", 1, error),
                        new HandlerError("raw message", 9, checked),
                        new HandlerError("onDisconnect", -1, error));
        assertThat(server.statistics().handlerErrors()).isEqualTo(4);
    }

    @Test
    void a_client_has_the_same_hooks() {
        DarkriftServer server = start(server());
        IOException checked = new IOException("as planned");
        connect(client().onHandlerError(errors::add)
                .onUnreadable(unreadable::add)
                .on(Numbered.class, numbered -> {
                    throw checked;
                }));
        RemoteClient peer = onlyClientOf(server);
        peer.send(new Numbered(0, 1));
        peer.send(Message.of(1, new byte[2]));
        await(() -> unreadable.size() == 1);
        assertThat(errors).containsExactly(new HandlerError("Numbered", 1, checked));
        assertThat(unreadable.get(0).reason()).isEqualTo(StrikeReason.UNREADABLE_MESSAGE);
    }

    @Test
    void hooks_that_throw_harm_nothing() {
        DarkriftServer server = start(server().onHandlerError((client, error) -> {
                    throw new AssertionError("as planned");
                })
                .onUnreadable((client, message) -> {
                    throw new AssertionError("as planned");
                })
                .onStrike((client, strike) -> {
                    throw new AssertionError("as planned");
                })
                .on(Numbered.class, (client, numbered) -> client.send(numbered)));
        DarkriftClient client = connect();
        client.send(Message.of(1, new byte[2]));
        client.send(new Numbered(0, 5));
        await(() -> client.statistics().reliableReceived() == 1);
        assertThat(onlyClientOf(server).strikes()).as("what its reason weighs").isOne();
    }

    @Test
    void a_message_that_cannot_be_read_is_reported_with_its_cause_and_struck() {
        DarkriftServer server = start(recording().on(Numbered.class, (client, numbered) -> {}));
        DarkriftClient client = connect();
        client.send(Message.of(1, new byte[3]));
        await(() -> unreadable.size() == 1);
        UnreadableMessage message = unreadable.get(0);
        assertThat(message.tag()).isOne();
        assertThat(message.mode()).isEqualTo(SendMode.RELIABLE);
        assertThat(message.reason()).isEqualTo(StrikeReason.UNREADABLE_MESSAGE);
        assertThat(message.detail()).contains("Numbered (tag 1)");
        assertThat(message.cause()).isInstanceOf(WireException.class);
        assertThat(strikes).hasSize(1);
        client.send(Message.of(1, new byte[3]), SendMode.UNRELIABLE);
        await(() -> unreadable.size() == 2);
        assertThat(strikes).as("a datagram can be forged").hasSize(1);
        assertThat(onlyClientOf(server).statistics().malformed()).isEqualTo(2);
    }

    @Test
    void a_message_that_only_servers_send_is_reported_too() {
        start(recording().registry(OneWayMessages.registry()));
        connect().send(OneWayMessages.registry().encode(new OneWayMessages.Answer(1)));
        await(() -> unreadable.size() == 1);
        assertThat(unreadable.get(0).reason()).isEqualTo(StrikeReason.WRONG_DIRECTION);
    }

    @Test
    void a_constructor_that_refuses_its_arguments_blames_the_peer_and_any_other_exception_this_side() {
        List<Integer> handled = new ArrayList<>();
        DarkriftServer server = start(recording().on(Picky.class, (client, picky) -> handled.add(picky.number)));
        try (LogCapture log = new LogCapture()) {
            DarkriftClient client = connect();
            client.send(picky(1));
            await(() -> strikes.size() == 1);
            assertThat(errors).isEmpty();
            client.send(picky(2));
            client.send(picky(3));
            await(() -> handled.size() == 1);
            assertThat(strikes).hasSize(1);
            assertThat(errors).singleElement().satisfies(error -> {
                assertThat(error.handler()).isEqualTo("reading Picky");
                assertThat(error.tag()).isEqualTo(41);
                assertThat(error.cause()).isInstanceOf(NullPointerException.class);
            });
            assertThat(unreadable).hasSize(2);
            assertThat(log.text()).contains("reading Picky (tag 41)", "a fault of this side", "\tat ");
        }
        assertThat(onlyClientOf(server).isOpen()).isTrue();
    }

    @Test
    void an_error_in_a_serializer_ends_that_connection_alone() {
        DarkriftServer server = start(server().on(Broken.class, (client, broken) -> {}));
        DarkriftClient client = connect();
        DarkriftClient other = connect();
        client.send(Message.of(3));
        get(client.closed());
        other.send(Message.of(3), SendMode.UNRELIABLE);
        settle();
        assertThat(server.clientCount()).as("a datagram ends nothing").isOne();
        assertThat(other.isOpen()).isTrue();
    }

    @Test
    void a_log_line_names_the_client_and_is_written_once_a_minute_with_its_stack() {
        start(server().on(Numbered.class, (client, numbered) -> {
            throw new IOException("as planned");
        }));
        try (LogCapture log = new LogCapture()) {
            DarkriftClient client = connect();
            for (int i = 0; i < 20; i++) {
                client.send(new Numbered(0, i));
            }
            client.closeAsync();
            get(client.closed());
            settle();
            assertThat(log.text())
                    .containsOnlyOnce("The handler of Numbered (tag 1) failed for client 0 (127.")
                    .containsOnlyOnce("java.io.IOException: as planned")
                    .contains("\tat " + HandlerFaultsTest.class.getName());
        }
    }

    @Test
    void messages_without_a_handler_fill_no_log() {
        start(server());
        try (LogCapture log = new LogCapture()) {
            DarkriftClient client = connect();
            for (int i = 0; i < 50; i++) {
                client.send(Message.of(77));
            }
            get(client.closeAsync());
            settle();
            assertThat(log.text()).containsOnlyOnce("Discarded message with tag 77 from client 0 (127.");
        }
    }
}
