/**
 * What is sent, from the record to the writer of a link. Not exported.
 *
 * <p>A {@link io.darkrift.core.sending.MessageEncoder} writes header and payload, in the form that {@link
 * io.darkrift.core.sending.Frames} describes. A {@link io.darkrift.core.sending.WriteQueue} collects the bytes of one
 * channel of one connection in a batch, which the event loop writes to the link once a turn. A {@link
 * io.darkrift.core.sending.SharedMessage} goes to many queues.
 */
@NullMarked
package io.darkrift.core.sending;

import org.jspecify.annotations.NullMarked;
