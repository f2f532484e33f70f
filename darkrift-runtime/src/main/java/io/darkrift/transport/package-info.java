/**
 * What client and server share: cutting the stream into messages, batching what goes out, waiting messages, handlers.
 * Not exported.
 *
 * <p>The way of a message out: {@link io.darkrift.transport.Outgoing} finds the serializer, {@link
 * io.darkrift.transport.Frames} writes length, header and payload into the batch of an {@link
 * io.darkrift.transport.Outbox}, which the event loop writes to the socket once a turn.
 *
 * <p>The way of a message in: {@link io.darkrift.transport.FrameDecoder} cuts the stream, {@link
 * io.darkrift.transport.MessageReceiver} reads the header and the record and finds the handler, and {@link
 * io.darkrift.transport.Deliveries} runs it where the dispatcher says; what has no handler waits in an {@link
 * io.darkrift.transport.Inbox}.
 */
@NullMarked
package io.darkrift.transport;

import org.jspecify.annotations.NullMarked;
