/**
 * Events for Java Flight Recorder. {@link io.darkrift.core.flight.Flight} may be called where the module {@code jdk.jfr} is
 * missing, and does nothing there.
 */
@NullMarked
package io.darkrift.core.flight;

import org.jspecify.annotations.NullMarked;
