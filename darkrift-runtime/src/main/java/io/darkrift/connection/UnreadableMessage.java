package io.darkrift.connection;

import io.darkrift.message.SendMode;

/**
 * A message that arrived and could not be delivered as a record.
 *
 * @param tag its tag
 * @param mode the channel that it arrived over
 * @param reason the reason of the strike on a server
 * @param detail the reason in words; text that the peer sent is escaped
 * @param cause what reading it threw
 */
public record UnreadableMessage(int tag, SendMode mode, StrikeReason reason, String detail, Throwable cause) {}
