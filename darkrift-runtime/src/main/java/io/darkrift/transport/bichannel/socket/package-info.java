/** The sockets of bichannel, and what happens to datagrams between a socket and a link. */
@NullMarked
package io.darkrift.transport.bichannel.socket;

import org.jspecify.annotations.NullMarked;
