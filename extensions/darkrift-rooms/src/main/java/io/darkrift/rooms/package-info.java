/**
 * Rooms of players, each of which is single-threaded, and a tick loop with a fixed rate: {@link io.darkrift.rooms.Rooms}
 * and {@link io.darkrift.rooms.TickLoop}.
 */
@NullMarked
package io.darkrift.rooms;

import org.jspecify.annotations.NullMarked;
