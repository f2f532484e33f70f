package io.darkrift.tools.lag;

import java.time.Duration;

/**
 * A part of a scenario.
 *
 * @param name its name
 * @param duration how long it lasts: more than 0
 * @param up what happens from clients to the server
 * @param down what happens from the server to clients
 * @param disconnect whether all connections are broken when it begins
 */
record Phase(String name, Duration duration, Impairment up, Impairment down, boolean disconnect) {
    /** Returns the conditions in words. */
    String conditions() {
        String both = up.equals(down) ? up.toString() : "up " + up + ", down " + down;
        return disconnect ? both + ", disconnect" : both;
    }
}
