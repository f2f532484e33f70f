package io.darkrift.rooms;

/**
 * The code of an application in a room. There is one object for each room, created by the function that was given to
 * {@link Rooms#builder}. The methods, message handlers, timers and ticks of a room run one at a time. An exception is
 * reported to {@link Rooms.Builder#onError} and has no other effect.
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
 * <p>The order of the calls for a room: first the function that creates its handler; for each member {@code joined},
 * then its messages, with {@code suspended} and {@code resumed} alternately, then {@code left} exactly once; after the
 * last member, {@code disposed}.
 *
 * @param <P> what the application knows a client by, such as a player
 */
public interface RoomHandler<P> {
    /**
     * Handles a client that has joined. It is a member already, and receives broadcasts.
     *
     * @param player the new member
     * @throws Exception if it fails; the client is a member anyway
     */
    default void joined(P player) throws Exception {}

    /**
     * Handles a member that has left. Called exactly once for each {@link #joined}. The client is not a member any
     * more, and does not receive broadcasts.
     *
     * @param player the member
     * @param why the reason
     * @throws Exception if it fails; the member has left anyway
     */
    default void left(P player, LeaveInfo why) throws Exception {}

    /**
     * Handles the loss of a member's connection. The member keeps its seat, because its session may be resumed.
     *
     * @param player the member
     * @throws Exception if it fails
     */
    default void suspended(P player) throws Exception {}

    /**
     * Handles a member that has resumed its session.
     *
     * @param player the member
     * @throws Exception if it fails
     */
    default void resumed(P player) throws Exception {}

    /**
     * Handles the end of the room, when it no longer has members, timers and ticks. No code of the room runs later.
     *
     * @throws Exception if it fails
     */
    default void disposed() throws Exception {}
}
