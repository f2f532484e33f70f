package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;

/** Sends back what comes. */
final class Echo implements Receiver {
    @Override
    public void receive(Peer from, Choice message) {
        from.answer(message);
    }

    @Override
    public void receive(Peer from, PlayerUpdate message) {
        from.answer(message);
    }
}
