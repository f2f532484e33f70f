/**
 * The client: {@link io.darkrift.client.DarkriftClient#builder()} builds one, and {@link
 * io.darkrift.client.ReconnectingClient} connects again after a loss.
 */
@NullMarked
package io.darkrift.client;

import org.jspecify.annotations.NullMarked;
