package io.darkrift.tools;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.SendResult;
import io.darkrift.example.arena.RunningArena;
import io.darkrift.example.arena.message.Input;
import io.darkrift.example.arena.message.Joined;
import io.darkrift.example.arena.message.LoggedIn;
import io.darkrift.example.arena.message.Login;
import io.darkrift.example.arena.message.Play;
import io.darkrift.example.arena.message.Said;
import io.darkrift.example.arena.message.Say;
import io.darkrift.example.arena.message.Snapshot;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Games for tests of commands that look at connections. */
public final class RecordedGame {
    private RecordedGame() {}

    /** Returns the folder or jar that has the description of the arena. */
    public static String protocol() {
        try {
            return Path.of(Input.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Plays in the arena: logs in, plays, says something, and sends at least three inputs. */
    public static void play(int port, String name) throws InterruptedException {
        try (DarkriftClient client =
                DarkriftClient.builder().registry(RunningArena.messages()).connect("127.0.0.1", port)) {
            client.send(new Login(1, name, ""));
            client.receive(LoggedIn.class);
            client.send(new Play(0));
            client.receive(Joined.class);
            client.send(new Say("hello \u001b[31mred"));
            client.receive(Said.class);
            // Until the server has handled some: then they have passed whatever is between.
            boolean isSeen = false;
            for (int i = 1; !isSeen; i++) {
                client.send(new Input(i, 0.5f, -0.5f, 1, true), SendMode.UNRELIABLE);
                isSeen = client.receive(Snapshot.class).entities().stream().anyMatch(entity -> entity.lastInput() >= 3);
            }
        }
    }

    /** Starts a server that sends back what it gets, changed. */
    public static DarkriftServer echo(UnaryOperator<Message> change) {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .onUnhandledMessage((client, message) -> client.send(change.apply(message)))
                .start();
    }

    /** Talks to an echo server: reliable messages, each of which is awaited, and a ping. */
    public static void talk(int port, int count) throws Exception {
        try (DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", port)) {
            for (int i = 0; i < count; i++) {
                SendResult result = client.send(Message.of(7, new byte[] {(byte) i, 1, 2}));
                if (!result.isAccepted()) {
                    throw new AssertionError(result);
                }
                client.receive();
            }
            client.ping().get();
        }
    }
}
