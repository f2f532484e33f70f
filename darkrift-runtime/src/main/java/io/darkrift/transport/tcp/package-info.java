/** Links over a TCP channel: the life that bichannel and other transports over TCP share. Not for users. */
@NullMarked
package io.darkrift.transport.tcp;

import org.jspecify.annotations.NullMarked;
