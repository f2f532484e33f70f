package io.darkrift.stream;

import io.darkrift.connection.Connection;
import io.darkrift.connection.SendResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams of one connection. Safe for use by any thread. */
final class StreamEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(DataStreams.class);

    private final DataStreams.Settings settings;
    private final Connection connection;

    // Guarded by this.
    private final Map<Integer, OutgoingStream> outgoing = new HashMap<>();
    private final Queue<OutgoingStream> waiting = new ArrayDeque<>();
    private final Map<Integer, IncomingStream> incoming = new HashMap<>();
    private int lastId;
    private @Nullable String ended;

    StreamEndpoint(DataStreams.Settings settings, Connection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    DataStreams.Settings settings() {
        return settings;
    }

    Connection connection() {
        return connection;
    }

    OutgoingStream send(String name, long length, StreamSource source) {
        OutgoingStream stream;
        String failure;
        synchronized (this) {
            stream = new OutgoingStream(this, ++lastId, name, length, source);
            failure = ended;
            if (failure == null) {
                waiting.add(stream);
            }
        }
        if (failure == null) {
            startNext();
        } else {
            stream.fail(failure, null);
        }
        return stream;
    }

    /** Begins streams that wait, as many as may be sent at a time. */
    private void startNext() {
        List<OutgoingStream> started = new ArrayList<>(1);
        synchronized (this) {
            while (outgoing.size() < settings.maxStreams() && !waiting.isEmpty()) {
                OutgoingStream next = waiting.remove();
                outgoing.put(next.id(), next);
                started.add(next);
            }
        }
        started.forEach(OutgoingStream::open);
    }

    void forget(OutgoingStream stream) {
        synchronized (this) {
            outgoing.remove(stream.id(), stream);
            waiting.remove(stream);
        }
        startNext();
    }

    synchronized void forget(IncomingStream stream) {
        incoming.remove(stream.id(), stream);
    }

    /** Handles a message, where handlers run. */
    void handle(StreamMessage message) {
        OutgoingStream sent;
        IncomingStream received;
        synchronized (this) {
            sent = outgoing.get(message.stream());
            received = incoming.get(message.stream());
        }
        switch (message.kind()) {
            case OPEN -> open(message, received);
            case DATA, END, CANCEL -> {
                if (received != null) {
                    received.handle(message);
                } else if (message.kind() == StreamMessage.Kind.DATA) {
                    control(StreamMessage.stop(
                            StreamMessage.Kind.REFUSE, message.stream(), "there is no such stream any more"));
                }
            }
            case WINDOW -> {
                if (sent != null) {
                    sent.window(message.number(), message.limit());
                }
            }
            case REFUSE -> {
                if (sent != null) {
                    sent.fail("the receiver has cancelled the stream: " + message.text(), null);
                }
            }
        }
    }

    private void open(StreamMessage message, @Nullable IncomingStream before) {
        if (before != null) {
            // The peer has connected again, and begins to count anew.
            before.fail("the sender has begun another stream with the same id", null);
        }
        IncomingStream stream = new IncomingStream(this, message.stream(), message.text(), message.number());
        boolean begun;
        synchronized (this) {
            begun = ended == null && incoming.size() < settings.maxStreams() && settings.receiver() != null;
            if (begun) {
                incoming.put(stream.id(), stream);
            }
        }
        if (!begun) {
            String reason = settings.receiver() == null
                    ? "this end receives no streams"
                    : "maxStreams = " + settings.maxStreams() + " are received already";
            control(StreamMessage.stop(StreamMessage.Kind.REFUSE, message.stream(), reason));
            return;
        }
        try {
            settings.receiver().handle(connection, stream);
        } catch (Throwable e) {
            LOG.error("The handler of streams failed for {}", connection, e);
            stream.cancel("the handler failed");
        }
    }

    /** Sends a message that must not be lost, as soon as there is room. */
    void control(StreamMessage message) {
        if (connection.send(message) == SendResult.FULL) {
            connection.whenWritable().thenRun(() -> control(message));
        }
    }

    /** The connection has ended. */
    void end(String reason) {
        List<OutgoingStream> sent;
        List<IncomingStream> received;
        synchronized (this) {
            ended = reason;
            sent = new ArrayList<>(outgoing.values());
            sent.addAll(waiting);
            waiting.clear();
            received = new ArrayList<>(incoming.values());
        }
        sent.forEach(stream -> stream.fail(reason, null));
        received.forEach(stream -> stream.fail(reason, null));
    }
}
