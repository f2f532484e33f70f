package io.darkrift.example.guide.sessions;

import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ServerTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** What the guide "Sessions" shows of the login. */
final class LoginSnippets {
    static final int VERSION = 3;
    private static final MessageRegistry MESSAGES = MessageRegistry.load();

    private final Set<Player> players = ConcurrentHashMap.newKeySet();

    DarkriftServer start(ServerTransport listener) {
        return DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .login(SignIn.class, this::signIn)
                .onLogin(players::add)
                .on(Say.class, (player, say) -> sayToAll(player.name() + ": " + say.text()))
                .onDisconnect((player, disconnect) -> players.remove(player))
                .start();
    }

    private LoginResult<Player> signIn(RemoteClient client, SignIn signIn) {
        if (signIn.version() != VERSION) {
            return LoginResult.reject("version " + signIn.version(), new SignInFailed("please update the game"));
        }
        client.send(new SignedIn(signIn.token()));
        return LoginResult.accept(new Player(client, signIn.token()));
    }

    private void sayToAll(String line) {
        players.forEach(player -> player.client().send(new Say(line)));
    }

    /** Accounts in a database. */
    interface Accounts {
        CompletableFuture<Optional<String>> nameOf(String token);
    }

    static DarkriftServer start(ServerTransport listener, Accounts accounts) {
        return DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .loginAsync(
                        SignIn.class,
                        (client, signIn) -> accounts.nameOf(signIn.token()).thenApply(name -> decide(client, name)))
                .loginTimeout(Duration.ofSeconds(5))
                .on(Say.class, (player, say) -> player.client().send(say))
                .start();
    }

    private static LoginResult<Player> decide(RemoteClient client, Optional<String> name) {
        if (name.isEmpty()) {
            return LoginResult.reject("unknown token", new SignInFailed("unknown token"));
        }
        client.send(new SignedIn(name.get()));
        return LoginResult.accept(new Player(client, name.get()));
    }

    static boolean isSameProtocol(RemoteClient client, long fingerprint) {
        return client.registry().fingerprint() == fingerprint;
    }
}
