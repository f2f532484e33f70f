package io.darkrift.connection;

/**
 * A handler that threw an exception.
 *
 * @param handler what was handled: {@code Choose}, {@code raw message}, {@code onConnect}, {@code onDisconnect}
 * @param tag the tag of the message, or -1 if it was not a message
 * @param cause what the handler threw
 */
public record HandlerError(String handler, int tag, Throwable cause) {}
