package io.darkrift.tools.lag;

import io.darkrift.connection.LinkExecutor;
import io.darkrift.message.SendMode;
import io.darkrift.tools.lag.LagStatistics.Event;
import io.darkrift.tools.relay.RelayPath;
import io.darkrift.transport.memory.NetworkConditions;
import io.darkrift.transport.memory.simulation.ArrivalModel;
import io.darkrift.transport.memory.simulation.ArrivalModel.Datagram;
import io.darkrift.transport.memory.simulation.ArrivalQueue;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One direction of one connection, with its conditions. Reliable messages stay in order, and all of them arrive. On the
 * event loop.
 */
final class LagPath implements RelayPath, ArrivalQueue.Receiver<LagPath.Packet> {
    /** How much is under way for each channel, beside one message. */
    private static final int MAX_HELD_BYTES = 1024 * 1024;

    /** How long messages wait for bandwidth before unreliable ones are dropped, and the sender of reliable ones is stopped. */
    private static final long MAX_BACKLOG = TimeUnit.MILLISECONDS.toNanos(500);

    private static final byte[] NO_BYTES = new byte[0];

    /** A message; or, without a channel, the end of the connection. */
    record Packet(@Nullable SendMode mode, byte[] bytes, long since) {}

    private final LinkExecutor loop;
    private final Exit exit;
    private final Supplier<Impairment> impairment;
    private final LagStatistics.Direction statistics;
    private final Consumer<LagPath> onClosed;
    private final PerMessage streamRandom;
    private final PerMessage datagramRandom;
    private final ArrivalModel model;
    private final ArrivalQueue<Packet> underWay;
    private final Queue<Packet> heldByCut = new ArrayDeque<>();
    private @Nullable Runnable end;
    private long streamBytes;
    private long datagramBytes;
    private boolean closed;

    LagPath(
            LinkExecutor loop,
            Exit exit,
            SplittableRandom random,
            Supplier<Impairment> impairment,
            LagStatistics.Direction statistics,
            Consumer<LagPath> onClosed) {
        this.loop = loop;
        this.exit = exit;
        this.impairment = impairment;
        this.statistics = statistics;
        this.onClosed = onClosed;
        this.streamRandom = new PerMessage(random.split());
        this.datagramRandom = new PerMessage(random.split());
        this.model = new ArrivalModel(streamRandom, datagramRandom);
        this.underWay = new ArrivalQueue<>(loop, () -> false, this);
    }

    /**
     * Draws the same numbers for a message whatever was drawn for those before it, so that what happens to it does not depend
     * on the conditions that they met.
     */
    private static final class PerMessage implements RandomGenerator {
        private final SplittableRandom parent;
        private RandomGenerator current;

        PerMessage(SplittableRandom parent) {
            this.parent = parent;
            this.current = parent;
        }

        void nextMessage() {
            current = parent.split();
        }

        @Override
        public long nextLong() {
            return current.nextLong();
        }
    }

    @Override
    public void send(SendMode mode, byte[] bytes) {
        if (closed) {
            return;
        }
        Packet packet = new Packet(mode, bytes, loop.nanos());
        if (mode == SendMode.RELIABLE) {
            statistics.count(Event.RELIABLE);
            streamBytes += bytes.length;
            stream(packet);
        } else {
            statistics.count(Event.UNRELIABLE);
            datagram(packet);
        }
    }

    private void stream(Packet packet) {
        if (impairment.get().cut() || !heldByCut.isEmpty()) {
            heldByCut.add(packet);
        } else {
            transmit(packet);
        }
    }

    private void transmit(Packet packet) {
        streamRandom.nextMessage();
        NetworkConditions conditions = impairment.get().conditions();
        int size = packet.bytes.length;
        long delay = packet.mode == null ? 0 : model.retransmission(size, conditions);
        if (delay > 0) {
            statistics.count(Event.RETRANSMITTED);
        }
        underWay.add(packet, model.stream(loop.nanos(), size, delay, conditions));
    }

    private void datagram(Packet packet) {
        datagramRandom.nextMessage();
        Impairment now = impairment.get();
        if (now.cut()) {
            statistics.count(Event.CUT_OFF);
        } else if (model.loses(now.conditions())) {
            statistics.count(Event.LOST);
        } else {
            transmit(packet, now.conditions());
            if (model.duplicates(now.conditions())) {
                statistics.count(Event.DUPLICATED);
                transmit(packet, now.conditions());
            }
        }
    }

    private void transmit(Packet packet, NetworkConditions conditions) {
        int size = packet.bytes.length;
        if (size > MAX_HELD_BYTES - datagramBytes || model.backlog(loop.nanos()) > MAX_BACKLOG) {
            statistics.count(Event.WITHOUT_ROOM);
            return;
        }
        Datagram datagram = model.datagram(loop.nanos(), size, conditions);
        if (datagram.reordered()) {
            statistics.count(Event.REORDERED);
        }
        datagramBytes += size;
        underWay.add(packet, datagram.time());
    }

    @Override
    public void arrived(Packet packet) {
        if (packet.mode == null) {
            if (end != null) {
                end.run();
            }
            return;
        }
        if (packet.mode == SendMode.RELIABLE) {
            streamBytes -= packet.bytes.length;
        } else {
            datagramBytes -= packet.bytes.length;
        }
        statistics.arrived(loop.nanos() - packet.since);
        exit.send(packet.mode, packet.bytes);
    }

    /** Sends what a cut has held back, if the cut is over. */
    void changed() {
        while (!heldByCut.isEmpty() && !impairment.get().cut()) {
            transmit(heldByCut.remove());
        }
    }

    @Override
    public long heldBytes() {
        return streamBytes + datagramBytes;
    }

    @Override
    public boolean isFull() {
        // Only where something reliable is under way does its arrival ask again.
        return streamBytes > MAX_HELD_BYTES || streamBytes > 0 && model.backlog(loop.nanos()) > MAX_BACKLOG;
    }

    @Override
    public void whenEmpty(Runnable task) {
        if (!closed) {
            end = task;
            stream(new Packet(null, NO_BYTES, loop.nanos()));
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            end = null;
            heldByCut.clear();
            underWay.drop();
            streamBytes = 0;
            datagramBytes = 0;
            onClosed.accept(this);
        }
    }
}
