package io.darkrift.benchmarks.load.peer;

import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;

/** The typed handlers of one end of one connection. Called on the thread that reads the connection. */
public interface Receiver {
    /**
     * Takes M1.
     *
     * @param from the connection that it arrived over
     * @param message the message
     */
    void receive(Peer from, Choice message);

    /**
     * Takes M3.
     *
     * @param from the connection that it arrived over
     * @param message the message
     */
    void receive(Peer from, PlayerUpdate message);
}
