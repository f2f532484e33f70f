package io.darkrift.example.guide.rooms;

import static io.darkrift.example.guide.rooms.MatchServer.LOBBY_TAG;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.message.MessageRegistry;
import io.darkrift.rooms.Lobby;
import io.darkrift.rooms.RoomOptions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client that finds a match in the lobby. */
final class Bot {
    private final DarkriftClient client;

    Bot(DarkriftClient client) {
        this.client = client;
    }

    static DarkriftClientBuilder settings() {
        return DarkriftClient.builder().registry(MessageRegistry.load()).registry(Lobby.registry(LOBBY_TAG));
    }

    CompletableFuture<Lobby.JoinedRoom> joinAny(String map) {
        return client.request(new Lobby.ListRooms(0, 20, Map.of("map", map)))
                .thenCompose(page -> client.request(
                        page.rooms().isEmpty()
                                ? new Lobby.CreateRoom(RoomOptions.named("mine").withProperty("map", map))
                                : new Lobby.JoinRoom(page.rooms().get(0).id())));
    }
}
