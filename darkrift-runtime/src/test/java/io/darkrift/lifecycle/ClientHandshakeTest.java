package io.darkrift.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.HandshakeException;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.testing.FakeLink;
import io.darkrift.testing.FakeLoop;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Broken;
import io.darkrift.testing.TestMessages.Numbered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A client between its link and its id, over a link without a peer. */
class ClientHandshakeTest {
    private static final String CONFIGURE_7 = "8000000007";
    private static final String NUMBERED_5 = "000001" + "00000000" + "00000005";

    private final FakeLoop loop = new FakeLoop();
    private final FakeLink link = new FakeLink(loop);
    private final List<String> log = new ArrayList<>();

    private static DarkriftClientBuilder client() {
        return DarkriftClient.builder().registry(TestMessages.registry());
    }

    private CompletableFuture<DarkriftClient> connect(DarkriftClientBuilder builder) {
        CompletableFuture<DarkriftClient> connecting = builder.connectAsync(dialer -> {
            link.handler(dialer.established(link));
            return () -> {};
        });
        loop.run();
        assertThat(link.isReading()).isTrue();
        assertThat(connecting).isNotDone();
        return connecting;
    }

    private void receive(String hex) {
        link.receive(hex, SendMode.RELIABLE);
        loop.run();
    }

    @Test
    void messages_that_arrive_before_the_id_are_handled_behind_it_in_order() {
        CompletableFuture<DarkriftClient> connecting =
                connect(client().on(Numbered.class, (self, numbered) -> log.add(self.id() + " " + numbered.number())));
        connecting.thenAccept(connected -> log.add("connected"));
        receive(NUMBERED_5);
        link.receive("000001" + "00000000" + "00000006", SendMode.UNRELIABLE);
        assertThat(log).isEmpty();
        receive(CONFIGURE_7);
        receive("000001" + "00000000" + "00000007");
        assertThat(log).containsExactly("connected", "7 5", "7 6", "7 7");
    }

    @Test
    void an_error_while_early_messages_are_read_ends_the_connection_and_is_told() {
        CompletableFuture<DarkriftClient> connecting = connect(client().on(Broken.class, broken -> {})
                .on(Numbered.class, numbered -> log.add("handled"))
                .onDisconnect(info -> log.add("gone " + info.reason())));
        receive("000003");
        receive(NUMBERED_5);
        receive(CONFIGURE_7);
        assertThat(connecting.join().closed().join().reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(log).containsExactly("gone INTERNAL_ERROR");
        assertThat(loop.waiting()).as("no timer is left").isZero();
    }

    @Test
    void a_server_that_sends_much_before_the_id_is_given_up() {
        CompletableFuture<DarkriftClient> connecting = connect(client());
        String large = "000009" + "00".repeat(200_000);
        for (int i = 0; i < 6; i++) {
            link.receive(large, SendMode.RELIABLE);
        }
        loop.run();
        assertThat(catchThrowable(connecting::join))
                .hasCauseInstanceOf(HandshakeException.class)
                .hasMessageContaining("1048576 bytes");
        assertThat(link.hasEnded()).isTrue();
    }

    @Test
    void a_link_that_ends_before_the_id_fails_the_attempt() {
        CompletableFuture<DarkriftClient> connecting = connect(client().onDisconnect(info -> log.add("gone")));
        link.peerCloses();
        loop.run();
        assertThat(catchThrowable(connecting::join)).hasCauseInstanceOf(HandshakeException.class);
        assertThat(log).as("it was never connected").isEmpty();
        assertThat(loop.waiting()).isZero();
    }

    @Test
    void a_second_id_is_ignored_and_a_short_one_ends_the_connection() {
        CompletableFuture<DarkriftClient> connecting = connect(client());
        receive(CONFIGURE_7);
        receive("8000000008");
        assertThat(connecting.join().id()).isEqualTo(7);
        assertThat(connecting.join().isOpen()).isTrue();
    }

    @Test
    void an_id_that_is_cut_short_fails_the_attempt() {
        CompletableFuture<DarkriftClient> connecting = connect(client());
        receive("80000000");
        assertThat(catchThrowable(connecting::join)).hasMessageContaining("has no id");
    }

    @Test
    void one_timer_watches_the_server() {
        connect(client().pingInterval(Duration.ofSeconds(1)).idleTimeout(Duration.ofSeconds(10)));
        receive(CONFIGURE_7);
        assertThat(loop.waiting()).isOne();
    }

    @Test
    void a_transport_may_carry_less_than_the_setting() {
        link.maxUnreliableBytes(50);
        CompletableFuture<DarkriftClient> connecting = connect(client());
        receive(CONFIGURE_7);
        DarkriftClient connected = connecting.join();
        assertThat(connected.maxUnreliableBytes()).isEqualTo(50);
        assertThat(connected
                        .send(Message.of(1, new byte[47]), SendMode.UNRELIABLE)
                        .isAccepted())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connected.send(Message.of(1, new byte[48]), SendMode.UNRELIABLE))
                .withMessageContaining("the limit is 50");
    }

    @Test
    void what_is_sent_in_one_turn_is_one_write() {
        CompletableFuture<DarkriftClient> connecting = connect(client());
        receive(CONFIGURE_7);
        connecting.join().send(Message.of(1));
        connecting.join().send(Message.of(2));
        loop.run();
        assertThat(link.written()).containsExactly("00000003000001" + "00000003000002");
    }

    @Test
    void what_handlers_send_while_they_read_is_flushed_when_the_read_is_complete() {
        CompletableFuture<DarkriftClient> connecting = connect(client().on(Numbered.class, (self, numbered) -> {
            self.send(numbered);
            self.send(Message.of(9));
        }));
        receive(CONFIGURE_7);
        link.receive(NUMBERED_5, SendMode.RELIABLE);
        assertThat(link.written())
                .as("without another task")
                .containsExactly("0000000b" + NUMBERED_5 + "00000003000009");
        assertThat(connecting).isDone();
    }
}
