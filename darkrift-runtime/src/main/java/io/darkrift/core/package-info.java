/**
 * One connection, whichever transport carries it: its life, what goes out, what arrives. Knows no socket. Not exported.
 *
 * <p>{@link io.darkrift.core.AbstractConnection} is what a user calls and what a {@link io.darkrift.transport.Link} calls
 * back. {@link io.darkrift.core.Lifecycle} alone decides what an event means in a state. The other classes here belong to
 * one connection: its counters, its pings and signs of life, its rate limit.
 *
 * <p>The way of a message out: {@link io.darkrift.core.Outbound} finds the serializer and hands the message to a {@link
 * io.darkrift.core.sending.WriteQueue} of {@code core.sending}.
 *
 * <p>The way of a message in: {@link io.darkrift.core.Inbound} reads the header and the record, finds the handler in a
 * table of {@code core.dispatch}, and runs it.
 *
 * <p>Dependencies go one way: from here to {@code sending}, from there to {@code dispatch}, and from both to {@code
 * support}.
 */
@NullMarked
package io.darkrift.core;

import org.jspecify.annotations.NullMarked;
