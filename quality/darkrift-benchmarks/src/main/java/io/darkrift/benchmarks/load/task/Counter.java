package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts messages, and uses what is in them. One thread counts, any thread reads. */
final class Counter implements Receiver {
    /** In the middle of some room that no other counter shares: threads that count must not disturb one another. */
    private static final int COUNT = 16;

    private static final int SUM = 17;

    private final AtomicLongArray numbers = new AtomicLongArray(34);

    @Override
    public void receive(Peer from, Choice message) {
        add(message.item());
    }

    @Override
    public void receive(Peer from, PlayerUpdate message) {
        add(message.tick() + message.name().length());
    }

    private void add(long number) {
        numbers.setPlain(SUM, numbers.getPlain(SUM) + number);
        numbers.setOpaque(COUNT, numbers.getPlain(COUNT) + 1);
    }

    long count() {
        return numbers.getOpaque(COUNT);
    }
}
