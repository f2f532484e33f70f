package io.darkrift.example.guide;

import io.darkrift.client.DarkriftClient;
import io.darkrift.example.Choice;
import io.darkrift.example.Choose;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.Dialect;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** What the guides show to those who know DarkRift for C# or darkriftpy. */
final class PluginSnippets {
    private PluginSnippets() {}

    static DarkriftServer chat(ServerTransport listener) {
        Set<RemoteClient> clients = ConcurrentHashMap.newKeySet();
        return DarkriftServer.builder()
                .listen(listener)
                .registry(MessageRegistry.load())
                .onConnect(clients::add)
                .on(Chat.class, (client, chat) -> {
                    EncodedMessage encoded = client.encode(chat); // once for all
                    clients.forEach(each -> each.send(encoded));
                })
                .onDisconnect((client, disconnect) -> clients.remove(client))
                .start();
    }

    static DarkriftServer chooser(BichannelListener listener, ExecutorService threads) {
        return DarkriftServer.builder()
                .listen(listener.dialect(Dialect.DARKRIFTPY))
                .registry(MessageRegistry.load())
                .serve(threads, client -> {
                    int[] items = client.receive(Choose.class).items();
                    while (true) {
                        int item = items[ThreadLocalRandom.current().nextInt(items.length)];
                        client.sendBlocking(new Choice(item)); // ends this code when the client has gone
                        TimeUnit.SECONDS.sleep(1);
                    }
                })
                .start();
    }

    static int choose(String host, int port) throws InterruptedException {
        try (DarkriftClient client = DarkriftClient.builder()
                .registry(MessageRegistry.load())
                .dialect(Dialect.DARKRIFTPY)
                .connect(host, port)) {
            client.send(new Choose(new int[] {1, 2, 3}));
            return client.receive(Choice.class).item();
        }
    }
}
