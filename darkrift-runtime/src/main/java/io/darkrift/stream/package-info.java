/** Payloads beyond the limits of messages, such as maps and replays: {@link io.darkrift.stream.DataStreams}. */
@NullMarked
package io.darkrift.stream;

import org.jspecify.annotations.NullMarked;
