/**
 * Values as bytes: {@link io.darkrift.wire.DarkriftWriter} and {@link io.darkrift.wire.DarkriftReader}, for payloads
 * that are written by hand and for generated serializers. This package does not depend on messages or the network.
 */
@NullMarked
package io.darkrift.wire;

import org.jspecify.annotations.NullMarked;
