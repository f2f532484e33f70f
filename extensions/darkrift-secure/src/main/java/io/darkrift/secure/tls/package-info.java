/** TLS in front of the TCP pipeline of bichannel. */
@NullMarked
package io.darkrift.secure.tls;

import org.jspecify.annotations.NullMarked;
