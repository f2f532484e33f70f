package io.darkrift.rooms;

/**
 * The code of an application in a room: one object for each room, made by the function that was given to {@link Rooms#builder}.
 * All methods run one at a time with everything else of the room. What they throw is reported to {@link
 * Rooms.Builder#onError} and changes nothing else.
 *
 * <pre>{@code
 * final class Match implements RoomHandler<Player> {
 *     private final Room<Player> room;
 *
 *     Match(Room<Player> room) {
 *         this.room = room;
 *         room.on(Shoot.class, (player, shoot) -> room.broadcast(new Shot(player.id(), shoot.angle())));
 *         room.startTicks(20, tick -> step());
 *     }
 *
 *     @Override
 *     public void joined(Player player) {
 *         room.broadcast(new PlayerJoined(player.id()));
 *     }
 *
 *     @Override
 *     public void left(Player player, LeaveInfo why) {
 *         room.broadcast(new PlayerLeft(player.id()));
 *     }
 * }
 * }</pre>
 *
 * <p>The order for a room: its function is called; for each member {@code joined}, then any number of {@code suspended} and
 * {@code resumed} in turns, and its messages, then {@code left} exactly once; after the last member, {@code disposed}.
 *
 * @param <P> what the application knows a client by, such as a player
 */
public interface RoomHandler<P> {
    /**
     * Handles that a client has joined. It is a member already, and gets broadcasts.
     *
     * @param player the new member
     * @throws Exception if it fails; the client is a member nevertheless
     */
    default void joined(P player) throws Exception {}

    /**
     * Handles that a member has left. Called exactly once for each {@link #joined}. It is not a member any more: broadcasts reach the
     * others only.
     *
     * @param player the member
     * @param why the reason
     * @throws Exception if it fails; the member has left nevertheless
     */
    default void left(P player, LeaveInfo why) throws Exception {}

    /**
     * Handles that the connection of a member has broken. The member keeps its seat, because its session may be resumed.
     *
     * @param player the member
     * @throws Exception if it fails
     */
    default void suspended(P player) throws Exception {}

    /**
     * Handles that a member has resumed its session.
     *
     * @param player the member
     * @throws Exception if it fails
     */
    default void resumed(P player) throws Exception {}

    /**
     * Handles the end of the room, when it no longer has members, timers and ticks. Nothing of the room runs later.
     *
     * @throws Exception if it fails
     */
    default void disposed() throws Exception {}
}
