package io.darkrift.rooms;

/**
 * A snapshot of the counters of {@link Rooms}.
 *
 * @param rooms the current number of rooms
 * @param members the current number of members of all rooms
 * @param created how many rooms were created
 * @param joins how many members have joined
 * @param messages how many messages were handled
 * @param discarded how many messages were discarded, because {@code maxWaitingMessages} of their member waited already,
 *     or the client was in no room, or in several rooms and the message had no id
 * @param unhandled how many messages were discarded because the room has no handler of their type
 * @param errors how many times code of the application has thrown
 */
public record RoomsStatistics(
        int rooms, int members, long created, long joins, long messages, long discarded, long unhandled, long errors) {}
