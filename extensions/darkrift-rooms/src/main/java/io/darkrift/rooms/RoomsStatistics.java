package io.darkrift.rooms;

/**
 * A snapshot of the counters of {@link Rooms}.
 *
 * @param rooms how many rooms there are as of now
 * @param members how many members they have together as of now
 * @param created how many rooms were created
 * @param joins how many members have joined
 * @param messages how many messages were handled
 * @param discarded how many messages were discarded, because {@code maxWaitingMessages} of their member waited already, or
 *     the client was in no room, or in several without an address
 * @param unhandled how many messages were discarded because the room has no handler of their type
 * @param errors how many times code of the application has thrown
 */
public record RoomsStatistics(
        int rooms, int members, long created, long joins, long messages, long discarded, long unhandled, long errors) {}
