/**
 * Values as bytes: {@link io.darkrift.wire.DarkriftWriter} and {@link io.darkrift.wire.DarkriftReader}, for payloads
 * that are written by hand and for generated serializers. Knows nothing of messages and sockets.
 */
@NullMarked
package io.darkrift.wire;

import org.jspecify.annotations.NullMarked;
