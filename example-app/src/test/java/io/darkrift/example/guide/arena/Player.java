package io.darkrift.example.guide.arena;

import io.darkrift.server.RemoteClient;

/** A player in the arena. Only the thread of the game uses it. */
final class Player {
    private static final float SIZE = 50;
    private static final float SPEED = 5;

    private final RemoteClient client;
    private final String token;
    private float x;
    private float y;
    private int lastInput;
    private float moveX;
    private float moveY;

    Player(RemoteClient client, Account account) {
        this.client = client;
        this.token = account.token();
        this.x = account.x();
        this.y = account.y();
    }

    /** Keeps the newest input. Datagrams can arrive twice and in any order. */
    void input(PlayerInput input) {
        if (input.sequence() - lastInput > 0) {
            lastInput = input.sequence();
            moveX = input.x();
            moveY = input.y();
        }
    }

    /** The server decides how fast a player moves, and where the world ends. */
    void tick(float seconds) {
        float length = Math.max(1, (float) Math.hypot(moveX, moveY));
        x = Math.max(-SIZE, Math.min(SIZE, x + moveX / length * SPEED * seconds));
        y = Math.max(-SIZE, Math.min(SIZE, y + moveY / length * SPEED * seconds));
    }

    RemoteClient client() {
        return client;
    }

    Entity entity() {
        return new Entity(client.id(), lastInput, x, y);
    }

    Account account() {
        return new Account(token, x, y);
    }
}
