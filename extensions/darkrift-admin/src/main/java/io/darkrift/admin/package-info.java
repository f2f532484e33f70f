/** Health, metrics and a live page of a server, over HTTP: {@link io.darkrift.admin.DarkriftAdmin}. */
@NullMarked
package io.darkrift.admin;

import org.jspecify.annotations.NullMarked;
