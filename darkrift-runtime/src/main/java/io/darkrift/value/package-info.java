/**
 * Values that are ready to be components of messages: vectors, and the serializers of these and of
 * {@link java.util.UUID}, {@link java.time.Instant} and {@link java.time.Duration}.
 *
 * <p>Generated code uses the serializers by itself. In a serializer of your own, use them like any other: {@code
 * out.write(id, UuidSerializer.INSTANCE)}. Each has a fixed size:
 *
 * <table>
 * <caption>Bytes</caption>
 * <tr><th>type</th><th>bytes</th></tr>
 * <tr><td>{@link java.util.UUID}</td><td>16: as in its text</td></tr>
 * <tr><td>{@link java.time.Instant}</td><td>12: seconds since 1970 (Int64), nanoseconds (UInt32)</td></tr>
 * <tr><td>{@link java.time.Duration}</td><td>12: seconds (Int64), nanoseconds (UInt32)</td></tr>
 * <tr><td>{@link io.darkrift.value.Vector2}, {@link io.darkrift.value.Vector3}, {@link io.darkrift.value.Vector4}</td>
 *     <td>8, 12, 16: x, y, z, w (Float32)</td></tr>
 * </table>
 */
@NullMarked
package io.darkrift.value;

import org.jspecify.annotations.NullMarked;
