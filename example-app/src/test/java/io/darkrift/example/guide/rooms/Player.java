package io.darkrift.example.guide.rooms;

import io.darkrift.server.RemoteClient;

final class Player {
    private final RemoteClient client;
    private final String name;

    Player(RemoteClient client, String name) {
        this.client = client;
        this.name = name;
    }

    RemoteClient client() {
        return client;
    }

    String name() {
        return name;
    }
}
