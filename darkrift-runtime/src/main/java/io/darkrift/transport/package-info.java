/**
 * The seam between connections and transports: what another transport has to implement. A transport makes {@link
 * io.darkrift.transport.Link links}; the library drives them, and knows nothing else of the transport.
 *
 * <p>{@code io.darkrift.transport.bichannel} is the transport of DarkRift 2, TCP and UDP. {@code
 * io.darkrift.transport.memory} is one for tests.
 */
@NullMarked
package io.darkrift.transport;

import org.jspecify.annotations.NullMarked;
