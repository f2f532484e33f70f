package io.darkrift.benchmarks.codec.kryo;

import io.darkrift.benchmarks.message.PlayerUpdate;

/** M3, and a player of M4, as Kryo likes it. */
final class KryoPlayer {
    public int id;
    public float x;
    public float y;
    public float z;
    public float yaw;
    public float pitch;
    public int health;
    public long tick;
    public boolean grounded;
    public String name = "";

    KryoPlayer() {}

    static KryoPlayer of(PlayerUpdate player) {
        KryoPlayer made = new KryoPlayer();
        made.id = player.id();
        made.x = player.x();
        made.y = player.y();
        made.z = player.z();
        made.yaw = player.yaw();
        made.pitch = player.pitch();
        made.health = player.health();
        made.tick = player.tick();
        made.grounded = player.grounded();
        made.name = player.name();
        return made;
    }

    PlayerUpdate toUpdate() {
        return new PlayerUpdate(id, x, y, z, yaw, pitch, health, tick, grounded, name);
    }
}
