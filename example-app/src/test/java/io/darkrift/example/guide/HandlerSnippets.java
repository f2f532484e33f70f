package io.darkrift.example.guide;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ServerTransport;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** What the guides show of handlers for all messages. */
final class HandlerSnippets {
    private HandlerSnippets() {}

    static final class Lobby extends GameServerHandlerAdapter<RemoteClient> {
        private final AtomicInteger players = new AtomicInteger();

        @Override
        public void onJoin(RemoteClient client, Join join) {
            client.send(new Welcome(players.incrementAndGet()));
        }

        @Override
        public void onChat(RemoteClient client, Chat chat) {
            client.send(new Chat("you said " + chat.text()));
        }
    }

    static DarkriftServer open(ServerTransport listener) {
        return DarkriftServer.builder().listen(listener).handler(new Lobby()).start();
    }

    static final class Visitor extends GameClientHandlerAdapter<DarkriftClient> {
        @Override
        public void onWelcome(DarkriftClient client, Welcome welcome) {
            client.send(new Chat("hello to all " + welcome.players()));
        }

        @Override
        public void onChat(DarkriftClient client, Chat chat) {
            System.out.println(chat.text());
        }
    }

    static DarkriftClient join(String host, int port) throws InterruptedException {
        DarkriftClient client = DarkriftClient.builder().handler(new Visitor()).connect(host, port);
        client.send(new Join("Ada"));
        return client;
    }

    static DarkriftServer open(ServerTransport listener, ExecutorService threads, GameServerHandler<Player> game) {
        return DarkriftServer.builder()
                .listen(listener)
                .registry(game.registry())
                .serve(threads, client -> {
                    Join join = client.receive(Join.class);
                    Player player = new Player(client, join.name());
                    for (Message message : client.messages()) {
                        game.handle(player, message);
                    }
                })
                .start();
    }

    static DarkriftServer withPlayers(ServerTransport listener, GameServerHandler<Player> game) {
        return DarkriftServer.builder()
                .listen(listener)
                .onConnect(client -> client.attach(new Player(client, "player " + client.id())))
                .handler(game, client -> client.attachment(Player.class))
                .start();
    }

    /** Somebody who plays. */
    record Player(RemoteClient client, String name) {}

    /** Keeps what players say. */
    static final class Minutes extends GameServerHandlerAdapter<Player> {
        final Queue<String> said = new ConcurrentLinkedQueue<>();

        @Override
        public void onChat(Player player, Chat chat) {
            said.add(player.name() + ": " + chat.text());
        }
    }
}
