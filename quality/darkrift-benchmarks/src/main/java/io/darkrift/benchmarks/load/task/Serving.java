package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;

/** What a server does with the messages of one client: each kind is sent back, or counted. */
final class Serving implements Receiver {
    private final Counter counter = new Counter();
    private final boolean answersChoices;
    private final boolean answersUpdates;

    Serving(boolean answersChoices, boolean answersUpdates) {
        this.answersChoices = answersChoices;
        this.answersUpdates = answersUpdates;
    }

    @Override
    public void receive(Peer from, Choice message) {
        if (answersChoices) {
            from.answer(message);
        } else {
            counter.receive(from, message);
        }
    }

    @Override
    public void receive(Peer from, PlayerUpdate message) {
        if (answersUpdates) {
            from.answer(message);
        } else {
            counter.receive(from, message);
        }
    }

    long count() {
        return counter.count();
    }
}
