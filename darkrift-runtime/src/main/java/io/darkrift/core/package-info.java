/**
 * One connection, whichever transport carries it: its life, what goes out, what comes in. Knows no socket. Not exported.
 *
 * <p>{@link io.darkrift.core.AbstractConnection} is what a user calls and what a {@link io.darkrift.transport.Link} calls
 * back. {@link io.darkrift.core.Lifecycle} alone decides what an event means in a state.
 *
 * <p>The way of a message out: {@link io.darkrift.core.Outbound} finds the serializer, {@link
 * io.darkrift.core.MessageEncoder} writes header and payload into a buffer of the calling thread, and a {@link
 * io.darkrift.core.WriteQueue} appends the bytes to its batch, which the event loop writes to the link once a turn.
 *
 * <p>The way of a message in: {@link io.darkrift.core.Inbound} reads the header and the record and finds the handler. The
 * handler runs on the event loop, or where a {@link io.darkrift.core.SerialExecutor} runs it. Messages without a handler
 * wait in a {@link io.darkrift.core.ReceiveQueue}.
 */
@NullMarked
package io.darkrift.core;

import org.jspecify.annotations.NullMarked;
