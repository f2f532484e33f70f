/**
 * A transport for browsers. {@link io.darkrift.websocket.WebSocketListener} accepts WebSocket connections, and {@link
 * io.darkrift.websocket.WebSocketDialer} opens them. A server can listen on bichannel and on WebSocket at once: ids,
 * handlers and broadcasts are shared.
 *
 * <p>A binary WebSocket message is one DarkRift message:
 *
 * <pre>
 * +----------+---------+----------------------------------+---------+
 * | flags u8 | tag u16 | ping code u16, if flags has 0x40 | payload |
 * +----------+---------+----------------------------------+---------+
 * </pre>
 */
@NullMarked
package io.darkrift.websocket;

import org.jspecify.annotations.NullMarked;
