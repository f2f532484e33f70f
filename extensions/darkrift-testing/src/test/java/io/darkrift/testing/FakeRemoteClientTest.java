package io.darkrift.testing;

import static io.darkrift.testing.DarkriftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.annotation.Direction;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.RequestFailedException;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.Chat.Ask;
import io.darkrift.testing.Chat.Line;
import io.darkrift.testing.Chat.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FakeRemoteClientTest {
    private final FakeRemoteClient client = FakeRemoteClient.of(Chat.MESSAGES, 258);

    @Test
    void what_is_sent_is_kept_as_it_arrives() {
        client.send(new Line("one"));
        client.send(new Notice("two"), SendMode.UNRELIABLE);
        client.send(client.encode(new Line("three")));
        client.send(Message.of(999, new byte[] {1}));
        assertThat(client.sent())
                .containsExactly(
                        new Line("one"), new Notice("two"), new Line("three"), Message.of(999, new byte[] {1}));
        assertThat(client.sent(SendMode.UNRELIABLE)).containsExactly(new Notice("two"));
        assertThat(client.take(Line.class)).isEqualTo(new Line("one"));
        assertThat(client.sent(Line.class)).containsExactly(new Line("three"));
        assertThat(client.statistics().reliableSent()).isEqualTo(3);
        assertThat(client.statistics().unreliableBytesSent()).isEqualTo(client.encodedSize(new Notice("two")));
        client.clear();
        assertThatThrownBy(() -> client.take(Line.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("the client was not sent a Line; it was sent []");
    }

    @Test
    void what_a_server_can_not_send_is_refused_as_by_a_connection() {
        assertThat(Chat.MESSAGES.require(Ask.class).direction()).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThatThrownBy(() -> client.send(new Ask("what"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.send("no message")).isInstanceOf(IllegalArgumentException.class);
        assertThat(client.sent()).isEmpty();
    }

    @Test
    void it_refuses_as_a_client_that_reads_slowly() {
        client.setSendResult(SendResult.FULL);
        assertThat(client.send(new Line("lost"))).isEqualTo(SendResult.FULL);
        CompletableFuture<Void> writable = client.whenWritable();
        assertThat(writable).isNotDone();
        client.setSendResult(SendResult.ACCEPTED);
        assertThat(writable).isDone();
        client.send(new Line("kept"));
        assertThat(client.sent()).containsExactly(new Line("kept"));
        assertThat(client.statistics().refused()).isEqualTo(1);
    }

    @Test
    void requests_wait_for_the_test_to_answer() {
        CompletableFuture<Line> first = client.request(new Chat.WhoAreYou());
        CompletableFuture<Line> second = client.request(new Chat.WhoAreYou());
        CompletableFuture<Line> third = client.request(new Chat.WhoAreYou());
        assertThat(client).sent(Chat.WhoAreYou.class).hasSize(3);
        client.answer(new Line("ada"));
        client.refuse(7, "not now");
        assertThat(first).isCompletedWithValue(new Line("ada"));
        assertThatThrownBy(second::join)
                .hasCauseInstanceOf(RequestFailedException.class)
                .hasMessageContaining("not now");
        client.disconnect(Reason.PEER);
        assertThatThrownBy(third::join).hasCauseInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> client.request(new Chat.WhoAreYou()).join())
                .hasCauseInstanceOf(ConnectionClosedException.class);
        assertThatThrownBy(() -> client.answer(new Line("late"))).isInstanceOf(AssertionError.class);
    }

    @Test
    void it_ends_once_and_says_why() {
        assertThat(client).isConnected();
        client.kick("rude", new Line("bye"));
        client.disconnect(Reason.PEER);
        assertThat(client).isDisconnectedWith(Reason.KICKED).wasSent(new Line("bye"));
        assertThat(client.closed().join().detail()).isEqualTo("rude");
        assertThat(client.send(new Line("too late"))).isEqualTo(SendResult.CLOSED);
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void messages_are_delivered_to_the_handlers_that_were_set() throws Exception {
        List<Object> handled = new ArrayList<>();
        assertThatThrownBy(() -> client.deliver(new Line("nobody"))).isInstanceOf(AssertionError.class);
        client.on(Line.class, handled::add);
        client.deliver(new Line("typed"));
        client.onUnhandledMessage(handled::add);
        client.deliver(new Notice("raw"));
        assertThat(handled).containsExactly(new Line("typed"), Chat.MESSAGES.encode(new Notice("raw")));
        assertThatThrownBy(() -> client.receive(Line.class)).isInstanceOf(UnsupportedOperationException.class);
    }

    /** A handler under test. */
    private static final class Echo {
        void onLine(RemoteClient client, Line line) {
            client.send(line);
        }
    }

    @Test
    void a_handler_is_tested_alone() {
        Echo echo = new Echo();
        FakeRemoteClient ada = FakeRemoteClient.of(MessageRegistry.load());
        echo.onLine(ada, new Line("hello"));
        assertThat(ada.take(Line.class)).isEqualTo(new Line("hello"));
    }

    @Test
    void the_rest_is_what_a_handler_may_ask_for() {
        client.attach("ada");
        client.strike("cheats", 2);
        client.strike("cheats", 1);
        assertThat(client.attachment(String.class)).isEqualTo("ada");
        assertThat(client.strikes()).isEqualTo(3);
        assertThat(client.id()).isEqualTo(258);
        assertThat(client.remoteAddress().getAddress().getHostAddress()).isEqualTo("127.1.1.2");
        assertThat(client.roundTripTime()).isEmpty();
        client.setRoundTripTime(Duration.ofMillis(80));
        assertThat(client.ping().join()).isEqualTo(Duration.ofMillis(80));
        assertThat(client.roundTripTime().orElseThrow().smoothed()).isEqualTo(Duration.ofMillis(80));
        assertThatThrownBy(() -> FakeRemoteClient.of(Chat.MESSAGES, 65_536))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
