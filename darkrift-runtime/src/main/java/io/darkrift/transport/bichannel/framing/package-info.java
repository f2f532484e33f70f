/** The bytes of bichannel: frames over TCP, tokens and their acknowledgements. */
@NullMarked
package io.darkrift.transport.bichannel.framing;

import org.jspecify.annotations.NullMarked;
