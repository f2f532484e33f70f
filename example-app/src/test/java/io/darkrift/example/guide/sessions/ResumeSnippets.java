package io.darkrift.example.guide.sessions;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.ReconnectPolicy;
import io.darkrift.client.ReconnectingClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.LoginBuilder;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import java.time.Duration;
import java.util.function.Consumer;

/** What the guide "Sessions" shows of sessions that outlive their connections. */
final class ResumeSnippets {
    private static final MessageRegistry MESSAGES = MessageRegistry.load();

    private ResumeSnippets() {}

    static LoginBuilder<Player> resumable(ServerTransport listener) {
        return DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .login(Rejoin.class, ResumeSnippets::decide)
                .resume(Duration.ofMinutes(2), (player, token) -> new Rejoined(player.name(), token))
                .onSuspend((player, loss) -> System.out.println(player.name() + " has lost the connection"))
                .onResume(player -> System.out.println(player.name() + " is back"))
                .on(Say.class, (player, say) -> player.client().send(say))
                .onDisconnect((player, end) -> System.out.println(player.name() + " has left: " + end));
    }

    private static LoginResult<Player> decide(RemoteClient client, Rejoin rejoin) {
        if (rejoin.resumeToken().isEmpty()) {
            return LoginResult.accept(new Player(client, rejoin.name()));
        }
        return LoginResult.resume(
                rejoin.resumeToken(),
                LoginResult.reject("no such session", new SignInFailed("you were away too long")));
    }

    static ReconnectingClient.Builder reconnecting(ClientTransport server, Consumer<String> connectionLabel) {
        return ReconnectingClient.builder(
                        DarkriftClient.builder()
                                .registry(MESSAGES)
                                .on(Say.class, say -> System.out.println(say.text())),
                        server)
                .login(Rejoined.class, token -> new Rejoin("ada", token), Rejoined::resumeToken)
                .policy(ReconnectPolicy.DEFAULT.withLimits(20, Duration.ofMinutes(2)))
                .onStatus(status -> connectionLabel.accept(
                        switch (status.state()) {
                            case CONNECTING, LOGGING_IN -> "connecting";
                            case CONNECTED -> "connected";
                            case WAITING ->
                                "attempt " + status.attempt() + " in "
                                        + status.delay().toMillis() + " ms";
                            case CLOSED -> "the end: " + status.cause();
                        }));
    }

    static final int ACKNOWLEDGE_TAG = 119;

    static DarkriftServer startExactlyOnce(ServerTransport listener) {
        return resumable(listener).acknowledgeTag(ACKNOWLEDGE_TAG).start();
    }

    static ReconnectingClient connectExactlyOnce(ClientTransport server) {
        return reconnecting(server, System.out::println)
                .acknowledgeTag(ACKNOWLEDGE_TAG)
                .start();
    }
}
