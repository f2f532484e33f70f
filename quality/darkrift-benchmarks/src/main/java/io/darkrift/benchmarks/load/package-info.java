/**
 * How fast messages go from one JVM to another, over the loopback interface. A command for each question; contenders
 * take turns, each with a new server and new clients in each round.
 */
@NullMarked
package io.darkrift.benchmarks.load;

import org.jspecify.annotations.NullMarked;
