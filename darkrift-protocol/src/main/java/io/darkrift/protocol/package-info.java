/**
 * Descriptions of protocols: which messages there are, what they are made of, and how they are written.
 *
 * <p>The annotation processor writes one for each module, as JSON;
 * {@link io.darkrift.protocol.ProtocolDescription#load()} finds them. All types are immutable, and safe for use by any
 * number of threads. None takes or returns {@code null}.
 */
package io.darkrift.protocol;
