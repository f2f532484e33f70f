package io.darkrift.transport.memory;

import io.darkrift.transport.memory.Counters.Event;
import io.darkrift.transport.memory.simulation.ArrivalModel;
import io.darkrift.transport.memory.simulation.ArrivalModel.Datagram;
import io.darkrift.transport.memory.simulation.ArrivalQueue;
import java.util.Objects;
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
        /** The server has no link, and says why. */
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

        private Packet(Kind kind, byte[] bytes, int from, int to, String detail) {
            this.kind = kind;
            this.bytes = bytes;
            this.at = from;
            this.to = to;
            this.detail = detail;
        }

        int size() {
            return to - at;
        }
    }

    /** The end of the line. */
    interface Receiver extends ArrivalQueue.Receiver<Packet> {
        @Override
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

    /** The piece in which a line with limited bandwidth carries the stream, so that messages arrive one by one. */
    private static final int PIECE_BYTES = 1_400;

    private final Network network;
    private final MemoryNetwork.Direction direction;
    private final ArrivalModel model;
    private final Consumer<Event> counter;
    private final ArrivalQueue<Packet> packets;

    private @Nullable Receiver receiver;
    private @Nullable Runnable room;
    private int reliableBytes;
    private int datagramBytes;
    private boolean roomAnnounced;

    Line(Network network, MemoryNetwork.Direction direction, RandomGenerator random, Consumer<Event> counter) {
        this.network = network;
        this.direction = direction;
        this.model = new ArrivalModel(random, random);
        this.counter = counter;
        this.packets = new ArrivalQueue<>(network.loop(), network::isFrozen, new Arrivals());
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
        packets.add(new Packet(kind, NO_BYTES, 0, 0, detail), reliableArrival(0));
        // A datagram must not overtake the end of the handshake.
        model.fence();
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
            packets.add(new Packet(Kind.DATA, bytes, at, next, ""), reliableArrival(next - at));
            at = next;
        }
        return at - from;
    }

    /** Sends an unreliable message, or loses it. The line keeps the array. */
    void datagram(byte[] bytes) {
        NetworkConditions now = conditions();
        if (model.loses(now)) {
            counter.accept(Event.UNRELIABLE_LOST);
            return;
        }
        enqueue(bytes, now);
        if (model.duplicates(now)) {
            counter.accept(Event.UNRELIABLE_DUPLICATED);
            enqueue(bytes, now);
        }
    }

    private void enqueue(byte[] bytes, NetworkConditions now) {
        if (bytes.length > network.bufferBytes() - datagramBytes) {
            counter.accept(Event.UNRELIABLE_WITHOUT_ROOM);
            return;
        }
        Datagram datagram = model.datagram(network.loop().nanos(), bytes.length, now);
        if (datagram.reordered()) {
            counter.accept(Event.UNRELIABLE_REORDERED);
        }
        datagramBytes += bytes.length;
        packets.add(new Packet(Kind.DATAGRAM, bytes, 0, bytes.length, ""), datagram.time());
    }

    private NetworkConditions conditions() {
        return network.conditions(direction);
    }

    private long reliableArrival(int size) {
        return model.stream(network.loop().nanos(), size, 0, conditions());
    }

    /** Delivers again after a freeze. */
    void arm() {
        packets.arm();
    }

    /** Makes room for what has arrived over the unreliable way, and passes everything on. */
    private final class Arrivals implements ArrivalQueue.Receiver<Packet> {
        @Override
        public void arrived(Packet packet) {
            if (packet.kind == Kind.DATAGRAM) {
                datagramBytes -= packet.size();
            }
            Objects.requireNonNull(receiver).arrived(packet);
        }

        @Override
        public void allArrived() {
            Objects.requireNonNull(receiver).allArrived();
        }
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
        packets.drop();
        reliableBytes = 0;
        datagramBytes = 0;
        room = null;
    }
}
