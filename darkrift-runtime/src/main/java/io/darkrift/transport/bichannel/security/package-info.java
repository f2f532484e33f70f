/**
 * What the extension {@code darkrift-secure} puts into bichannel: TLS in front of the TCP pipeline, and sealed datagrams.
 * Exported to that module alone.
 */
@NullMarked
package io.darkrift.transport.bichannel.security;

import org.jspecify.annotations.NullMarked;
