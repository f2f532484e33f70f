/**
 * The transport of DarkRift 2: reliable messages over TCP, unreliable ones over UDP. A server is given a {@link
 * io.darkrift.transport.bichannel.BichannelListener}, a client a {@link
 * io.darkrift.transport.bichannel.BichannelDialer}.
 */
@NullMarked
package io.darkrift.transport.bichannel;

import org.jspecify.annotations.NullMarked;
