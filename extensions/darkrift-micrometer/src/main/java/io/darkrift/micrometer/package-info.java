/**
 * Metrics for Micrometer, and through it for Prometheus and others: {@link io.darkrift.micrometer.ServerMetrics}, {@link
 * io.darkrift.micrometer.ClientMetrics}, {@link io.darkrift.micrometer.RoomMetrics} and {@link
 * io.darkrift.micrometer.TickMetrics}. They read the counters that the runtime has anyway.
 */
@NullMarked
package io.darkrift.micrometer;

import org.jspecify.annotations.NullMarked;
