package io.darkrift.example.guide.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.ReconnectingClient;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.stream.DataStreams;
import io.darkrift.stream.StreamMessage;
import io.darkrift.transport.memory.MemoryNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide "Sessions" shows does what it says. */
class SessionsTest {
    private static final MessageRegistry MESSAGES = MessageRegistry.load();

    private final MemoryNetwork network = MemoryNetwork.virtualTime();

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    private <T> T get(CompletableFuture<T> future) {
        assertThat(network.advanceUntil(future::isDone, Duration.ofMinutes(1))).isTrue();
        return future.join();
    }

    private DarkriftClient connect() {
        return get(DarkriftClient.builder().registry(MESSAGES).connectAsync(network.dialer()));
    }

    private Object receive(DarkriftClient client) {
        return MESSAGES.decode(get(client.receiveAsync()));
    }

    @Test
    void players_sign_in_and_talk() {
        DarkriftServer server = new LoginSnippets().start(network.listener());
        DarkriftClient ada = connect();
        ada.send(new SignIn(LoginSnippets.VERSION, "ada"));
        assertThat(receive(ada)).isEqualTo(new SignedIn("ada"));
        DarkriftClient bob = connect();
        bob.send(new SignIn(LoginSnippets.VERSION, "bob"));
        bob.send(new Say("hello"));
        assertThat(receive(bob)).isEqualTo(new SignedIn("bob"));
        assertThat(receive(ada)).isEqualTo(new Say("bob: hello"));
        server.closeAsync();
    }

    @Test
    void an_old_game_is_asked_to_update() {
        DarkriftServer server = new LoginSnippets().start(network.listener());
        DarkriftClient client = connect();
        client.send(new SignIn(2, "ada"));
        assertThat(receive(client)).isEqualTo(new SignInFailed("please update the game"));
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.PEER);
        server.closeAsync();
    }

    @Test
    void a_database_decides_later() {
        CompletableFuture<Optional<String>> name = new CompletableFuture<>();
        DarkriftServer server = LoginSnippets.start(network.listener(), token -> name);
        DarkriftClient client = connect();
        client.send(new SignIn(LoginSnippets.VERSION, "secret"));
        network.advance(Duration.ofSeconds(1));
        name.complete(Optional.of("ada"));
        assertThat(receive(client)).isEqualTo(new SignedIn("ada"));
        client.send(new Say("echo"));
        assertThat(receive(client)).isEqualTo(new Say("echo"));
        assertThat(LoginSnippets.isSameProtocol(
                        server.clients().iterator().next(), client.registry().fingerprint()))
                .isTrue();
        server.closeAsync();
    }

    private void awaitTrue(BooleanSupplier condition) {
        assertThat(network.advanceUntil(condition, Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void a_player_comes_back_after_a_loss() {
        List<String> labels = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        DarkriftServer server = ResumeSnippets.resumable(network.listener()).start();
        ReconnectingClient client = ResumeSnippets.reconnecting(network.dialer(), labels::add)
                .executor(network.executor())
                .start();
        awaitTrue(() -> labels.contains("connected"));
        RemoteClient known = server.clients().iterator().next();
        known.on(Say.class, say -> heard.add(say.text()));
        network.cut();
        awaitTrue(() -> server.suspendedCount() == 1);
        client.send(new Say("I was away"));
        awaitTrue(() -> heard.size() == 1);
        assertThat(heard).containsExactly("I was away");
        assertThat(server.clients()).containsExactly(known);
        assertThat(labels).anyMatch(label -> label.startsWith("attempt 1 in "));
        client.closeAsync();
        awaitTrue(() -> labels.get(labels.size() - 1).startsWith("the end: LOCAL"));
        server.closeAsync();
    }

    @Test
    void an_acknowledged_session_loses_nothing() {
        DarkriftServer server = ResumeSnippets.startExactlyOnce(network.listener());
        ReconnectingClient client = ResumeSnippets.reconnecting(network.dialer(), label -> {})
                .executor(network.executor())
                .acknowledgeTag(ResumeSnippets.ACKNOWLEDGE_TAG)
                .start();
        awaitTrue(() -> client.status().state() == ReconnectingClient.State.CONNECTED);
        List<String> heard = new ArrayList<>();
        server.clients().iterator().next().on(Say.class, say -> heard.add(say.text()));
        for (int i = 0; i < 20; i++) {
            client.send(new Say("line " + i));
            network.cut();
            network.advance(Duration.ofMillis(300));
        }
        awaitTrue(() -> heard.size() == 20);
        for (int i = 0; i < 20; i++) {
            assertThat(heard.get(i)).isEqualTo("line " + i);
        }
        client.closeAsync();
        server.closeAsync();
    }

    @Test
    void a_map_is_sent_as_a_stream(@TempDir Path directory) throws IOException {
        byte[] map = new byte[300_000];
        new SplittableRandom(1).nextBytes(map);
        Path file = Files.write(directory.resolve("map"), map);
        List<byte[]> received = new ArrayList<>();
        DataStreams sending = DataStreams.builder(StreamSnippets.STREAM_TAG)
                .executor(Runnable::run)
                .build();
        DataStreams receiving = StreamSnippets.receiving(received::add);
        DarkriftServer server = StreamSnippets.start(network.listener(), sending);
        get(DarkriftClient.builder()
                .registry(MESSAGES)
                .registry(receiving.registry())
                .on(StreamMessage.class, receiving::handle)
                .connectAsync(network.dialer()));
        get(StreamSnippets.sendMap(sending, server.clients().iterator().next(), file)
                .done());
        assertThat(received).containsExactly(map);
        server.closeAsync();
    }

    @Test
    void an_unknown_token_is_rejected() {
        DarkriftServer server =
                LoginSnippets.start(network.listener(), token -> CompletableFuture.completedFuture(Optional.empty()));
        DarkriftClient client = connect();
        client.send(new SignIn(LoginSnippets.VERSION, "secret"));
        assertThat(receive(client)).isEqualTo(new SignInFailed("unknown token"));
        server.closeAsync();
    }
}
