package io.darkrift.testing;

import static io.darkrift.testing.DarkriftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.Message;
import io.darkrift.testing.Chat.Line;
import io.darkrift.testing.Chat.Notice;
import io.darkrift.transport.memory.MemoryNetwork;
import io.darkrift.transport.memory.NetworkConditions;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class DarkriftExtensionTest {
    @RegisterExtension
    final DarkriftExtension darkrift = DarkriftExtension.starting(Chat::start);

    @Test
    void a_test_gets_a_server_clients_and_a_network(
            TestServer server, TestClient ada, TestClient bob, MemoryNetwork network) {
        assertThat(server).isSameAs(darkrift.server());
        assertThat(network).isSameAs(server.network());
        assertThat(server.server().clientCount()).isEqualTo(2);
        assertThat(ada).hasReceived(new Notice("welcome")).isConnected();
        ada.send(new Line("hello"));
        assertThat(ada).received(Line.class).containsExactly(new Line("hello"));
        assertThat(bob).hasNotReceived(Line.class);
        ada.send(new Line("bye"));
        assertThat(ada).isDisconnectedWith(Reason.PEER);
        assertThatThrownBy(() -> assertThat(ada).isDisconnectedWith(Reason.IDLE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to be disconnected with IDLE, but it was with PEER");
        assertThatThrownBy(() -> assertThat(bob).hasReceivedNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("what was received and not taken")
                .hasMessageContaining("welcome");
    }

    @Test
    void a_client_can_have_a_network_of_its_own(TestServer server, TestClient ada, TestClient bob) {
        ada.clear();
        bob.clear();
        ada.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(100)));
        ada.send(new Line("slow"));
        bob.send(new Line("fast"));
        assertThat(bob).hasReceived(new Line("fast"));
        assertThat(ada).hasReceivedNothing();
        server.advance(Duration.ofMillis(199));
        assertThat(ada).hasReceivedNothing();
        server.advance(Duration.ofMillis(1));
        assertThat(ada).hasReceived(new Line("slow"));
    }

    @Test
    void fake_clients_have_ids_of_their_own_and_the_messages_of_the_server(FakeRemoteClient one, FakeRemoteClient two) {
        assertThat(one.id()).isZero();
        assertThat(two.id()).isEqualTo(1);
        assertThat(two.registry()).isSameAs(darkrift.server().server().registry());
        assertThat(two).wasSentNothing().wasNotSent(Line.class).isConnected();
    }

    /** Each of these is run by a test of its own, and fails. */
    static class LeavesThread {
        static final CountDownLatch END = new CountDownLatch(1);

        @RegisterExtension
        final DarkriftExtension darkrift = DarkriftExtension.starting(Chat::start);

        @Test
        void starts_a_thread() {
            Thread thread = new Thread(
                    () -> {
                        try {
                            END.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "left-behind");
            thread.start();
        }
    }

    static class LeaksBuffer {
        @RegisterExtension
        final DarkriftExtension darkrift = DarkriftExtension.starting(Chat::start);

        @Test
        void forgets_a_buffer() {
            Unpooled.directBuffer(16).writeByte(1);
        }
    }

    static class SendsGarbage {
        @RegisterExtension
        final DarkriftExtension darkrift = DarkriftExtension.starting(Chat::start);

        @Test
        void sends_what_can_not_be_read(TestClient client) {
            client.send(Message.of(1, new byte[] {1}));
        }
    }

    static class HasThrowingHandler {
        @RegisterExtension
        final DarkriftExtension darkrift = DarkriftExtension.starting(Chat::start);

        @Test
        void has_a_handler_throw(TestClient client) {
            client.send(new Line("crash"));
        }

        @Test
        void expects_it(TestServer server, TestClient client) {
            client.send(new Line("crash"));
            server.expectHandlerErrors();
        }
    }

    @ExtendWith(DarkriftExtension.class)
    static class HasNoServer {
        @Test
        void wants_a_server(TestServer server) {}
    }

    @ExtendWith(DarkriftExtension.class)
    static class HasFakesAlone {
        @Test
        void wants_a_fake(FakeRemoteClient fake) {
            assertThat(fake).wasSentNothing();
        }
    }

    private static List<String> failures(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents()
                .failed()
                .map(Event::toString)
                .toList();
    }

    @Test
    void what_a_test_leaves_behind_fails_it() {
        assertThat(failures(LeavesThread.class))
                .singleElement()
                .asString()
                .contains("threads that were started during the test still run: [left-behind]");
        LeavesThread.END.countDown();
        assertThat(failures(LeaksBuffer.class))
                .singleElement()
                .asString()
                .contains("1 buffers were not released, the first: ByteBuf was never released");
        assertThat(failures(SendsGarbage.class))
                .singleElement()
                .asString()
                .contains("the server has received 1 messages that it could not read");
        assertThat(failures(HasThrowingHandler.class))
                .singleElement()
                .asString()
                .contains("has_a_handler_throw", "handlers of the server have thrown 1 times");
    }

    @Test
    void without_a_server_there_are_fakes_alone() {
        assertThat(failures(HasNoServer.class)).singleElement().asString().contains("No ParameterResolver");
        assertThat(failures(HasFakesAlone.class)).isEmpty();
        assertThatThrownBy(() -> new DarkriftExtension().server())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DarkriftExtension.starting");
    }
}
