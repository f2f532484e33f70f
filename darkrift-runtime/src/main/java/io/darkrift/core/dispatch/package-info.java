/**
 * Which messages an end sends and receives, and how those that arrive get to handlers. Not exported.
 *
 * <p>{@link io.darkrift.core.dispatch.Handlers} finds the handler of a tag. The handler runs on the event loop, where a
 * {@link io.darkrift.core.dispatch.LoopMonitor} watches it, or where a {@link io.darkrift.core.dispatch.SerialExecutor}
 * runs it. Messages without a handler wait in a {@link io.darkrift.core.dispatch.ReceiveQueue}.
 */
@NullMarked
package io.darkrift.core.dispatch;

import org.jspecify.annotations.NullMarked;
