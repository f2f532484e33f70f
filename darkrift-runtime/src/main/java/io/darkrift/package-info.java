/** The root of the exceptions. Start reading at {@code io.darkrift.client} and {@code io.darkrift.server}. */
@NullMarked
package io.darkrift;

import org.jspecify.annotations.NullMarked;
