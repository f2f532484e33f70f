/**
 * What programs in other languages can't read or write: the {@code -Adarkrift.peers} option. It is derived from the
 * description of a message, which is all that goes over the wire.
 */
package io.darkrift.processor.peers;
