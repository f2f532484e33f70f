package io.darkrift.benchmarks.message;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt64;

/**
 * One player of a {@link Snapshot}: 63 bytes with a name of 12 characters.
 *
 * @param id number of the player
 * @param x position
 * @param y position
 * @param z position
 * @param yaw direction
 * @param pitch direction
 * @param health what is left
 * @param tick when this was so
 * @param grounded whether the player stands
 * @param name of the player
 */
@DarkriftStruct
public record PlayerState(
        @UInt16 int id,
        float x,
        float y,
        float z,
        float yaw,
        float pitch,
        int health,
        @UInt64 long tick,
        boolean grounded,
        String name) {
    /**
     * A player of a snapshot.
     *
     * @param update the player
     * @return the same as a struct
     */
    public static PlayerState of(PlayerUpdate update) {
        return new PlayerState(
                update.id(),
                update.x(),
                update.y(),
                update.z(),
                update.yaw(),
                update.pitch(),
                update.health(),
                update.tick(),
                update.grounded(),
                update.name());
    }

    /**
     * The player alone.
     *
     * @return the same as a message
     */
    public PlayerUpdate toUpdate() {
        return new PlayerUpdate(id, x, y, z, yaw, pitch, health, tick, grounded, name);
    }
}
