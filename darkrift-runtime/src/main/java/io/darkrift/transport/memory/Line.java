package io.darkrift.transport.memory;

import io.darkrift.transport.memory.Counters.Event;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a pipe: what is under way, and when it arrives. All methods are called on the loop.
 *
 * <p>What the reliable way has sent counts against the buffer until the receiver has consumed it, as with the buffers of
 * a socket: a receiver that is paused stops the sender. What the unreliable way has sent counts until it arrives.
 */
final class Line {
    /** What a packet is. */
    enum Kind {
        /** A client asks for a connection. */
        REQUEST,
        /** The server is ready, and waits for the client. */
        CHALLENGE,
        /** The client is there. */
        RESPONSE,
        /** The server has a link. */
        ACCEPTED,
        /** The server has none, and says why. */
        REFUSED,
        /** A piece of the reliable stream. */
        DATA,
        /** The orderly end of the reliable stream. */
        END,
        /** The sender has gone. */
        RESET,
        /** An unreliable message. */
        DATAGRAM
    }

    /** Something under way. A position moves as it is consumed. */
    static final class Packet {
        final Kind kind;
        final byte[] bytes;
        final int to;
        final String detail;
        int at;

        private final long time;
        private final long sequence;

        private Packet(Kind kind, byte[] bytes, int from, int to, String detail, long time, long sequence) {
            this.kind = kind;
            this.bytes = bytes;
            this.at = from;
            this.to = to;
            this.detail = detail;
            this.time = time;
            this.sequence = sequence;
        }

        int size() {
            return to - at;
        }

        private static int compare(Packet a, Packet b) {
            int byTime = Long.compare(a.time, b.time);
            return byTime != 0 ? byTime : Long.compare(a.sequence, b.sequence);
        }
    }

    /** The end of the line. */
    interface Receiver {
        /** Takes a packet. */
        void arrived(Packet packet);

        /** All that was due has arrived. */
        void allArrived();
    }

    /** What a line needs to know of the network. */
    interface Network {
        MemoryLoop loop();

        NetworkConditions conditions(MemoryNetwork.Direction direction);

        boolean isFrozen();

        int bufferBytes();
    }

    private static final byte[] NO_BYTES = new byte[0];
    private static final long SHORTEST_REORDERING = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** The piece in which a line with limited bandwidth carries the stream, so that messages arrive one by one. */
    private static final int PIECE_BYTES = 1_400;

    private final Network network;
    private final MemoryNetwork.Direction direction;
    private final RandomGenerator random;
    private final Consumer<Event> counter;
    private final PriorityQueue<Packet> packets = new PriorityQueue<>(Packet::compare);

    private @Nullable Receiver receiver;
    private @Nullable Runnable room;
    private @Nullable ScheduledFuture<?> timer;
    private long timerTime;
    private long lastSequence;
    private long busyUntil;
    private long lastReliable;
    private long lastDatagram;
    private int reliableBytes;
    private int datagramBytes;
    private boolean roomAnnounced;

    Line(Network network, MemoryNetwork.Direction direction, RandomGenerator random, Consumer<Event> counter) {
        this.network = network;
        this.direction = direction;
        this.random = random;
        this.counter = counter;
    }

    void receiver(Receiver end) {
        receiver = end;
    }

    /** Sets what runs, in a task of its own, when the receiver has made room. */
    void onRoom(@Nullable Runnable task) {
        room = task;
    }

    /** Sends what belongs to the handshake, or ends the stream. It needs no room. */
    void control(Kind kind, String detail) {
        send(new Packet(kind, NO_BYTES, 0, 0, detail, reliableArrival(0), ++lastSequence));
        // A datagram must not overtake the end of the handshake.
        lastDatagram = Math.max(lastDatagram, lastReliable);
    }

    /**
     * Sends as much of the stream as there is room for. The line keeps the array.
     *
     * @return how many bytes were taken
     */
    int stream(byte[] bytes, int from, int to) {
        boolean limited = conditions().bytesPerSecond() != NetworkConditions.UNLIMITED;
        int at = from;
        int end = from + Math.min(to - from, network.bufferBytes() - reliableBytes);
        while (at < end) {
            int next = limited ? Math.min(end, at + PIECE_BYTES) : end;
            reliableBytes += next - at;
            send(new Packet(Kind.DATA, bytes, at, next, "", reliableArrival(next - at), ++lastSequence));
            at = next;
        }
        return at - from;
    }

    /** Sends an unreliable message, or loses it. The line keeps the array. */
    void datagram(byte[] bytes) {
        NetworkConditions now = conditions();
        if (happens(now.loss())) {
            counter.accept(Event.UNRELIABLE_LOST);
            return;
        }
        enqueue(bytes, now);
        if (happens(now.duplication())) {
            counter.accept(Event.UNRELIABLE_DUPLICATED);
            enqueue(bytes, now);
        }
    }

    private void enqueue(byte[] bytes, NetworkConditions now) {
        if (bytes.length > network.bufferBytes() - datagramBytes) {
            counter.accept(Event.UNRELIABLE_WITHOUT_ROOM);
            return;
        }
        long time = Math.max(lastDatagram, arrival(bytes.length));
        if (happens(now.reordering())) {
            counter.accept(Event.UNRELIABLE_REORDERED);
            long most = now.latency().toNanos() + now.jitter().toNanos();
            time += 1 + random.nextLong(Math.max(SHORTEST_REORDERING, most));
        } else {
            lastDatagram = time;
        }
        datagramBytes += bytes.length;
        send(new Packet(Kind.DATAGRAM, bytes, 0, bytes.length, "", time, ++lastSequence));
    }

    /** Draws nothing for what can't happen, so that other conditions see the same numbers. */
    private boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    private NetworkConditions conditions() {
        return network.conditions(direction);
    }

    private long reliableArrival(int size) {
        lastReliable = Math.max(lastReliable, arrival(size));
        return lastReliable;
    }

    private long arrival(int size) {
        NetworkConditions now = conditions();
        long departure = Math.max(network.loop().nanos(), busyUntil);
        if (now.bytesPerSecond() != NetworkConditions.UNLIMITED) {
            departure += size * NANOS_PER_SECOND / now.bytesPerSecond();
            busyUntil = departure;
        }
        long jitter = now.jitter().toNanos();
        return departure + now.latency().toNanos() + (jitter == 0 ? 0 : random.nextLong(jitter + 1));
    }

    private void send(Packet packet) {
        packets.add(packet);
        arm();
    }

    /** Sets the timer for the next packet, unless the network is frozen. */
    void arm() {
        Packet next = packets.peek();
        if (next == null || network.isFrozen() || timer != null && timerTime <= next.time) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        timerTime = next.time;
        timer = network.loop()
                .schedule(this::arrive, Math.max(0, next.time - network.loop().nanos()), TimeUnit.NANOSECONDS);
    }

    private void arrive() {
        timer = null;
        long now = network.loop().nanos();
        boolean some = false;
        for (Packet next = packets.peek();
                next != null && next.time <= now && !network.isFrozen();
                next = packets.peek()) {
            packets.remove();
            if (next.kind == Kind.DATAGRAM) {
                datagramBytes -= next.size();
            }
            some = true;
            Objects.requireNonNull(receiver).arrived(next);
        }
        if (some) {
            Objects.requireNonNull(receiver).allArrived();
        }
        arm();
    }

    /** The receiver has consumed bytes of the stream. */
    void consumed(int bytes) {
        reliableBytes -= bytes;
        if (room != null && bytes > 0 && !roomAnnounced) {
            roomAnnounced = true;
            network.loop().execute(this::announceRoom);
        }
    }

    private void announceRoom() {
        roomAnnounced = false;
        if (room != null) {
            room.run();
        }
    }

    /** Drops all that is under way. */
    void drop() {
        packets.clear();
        reliableBytes = 0;
        datagramBytes = 0;
        room = null;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
