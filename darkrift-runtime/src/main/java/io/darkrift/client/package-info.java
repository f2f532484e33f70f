/** The client: {@link io.darkrift.client.DarkriftClient#builder()}. */
@NullMarked
package io.darkrift.client;

import org.jspecify.annotations.NullMarked;
