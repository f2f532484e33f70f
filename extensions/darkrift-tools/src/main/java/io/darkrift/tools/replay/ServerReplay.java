package io.darkrift.tools.replay;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.tools.capture.CaptureFile;
import io.darkrift.tools.capture.CaptureReader;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.options.CommandFailedException;
import io.darkrift.tools.options.StopSignal;
import io.darkrift.transport.ServerTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;

/**
 * Acts as the server of a recording: sends the first client that connects what the server sent over the first connection, and
 * so on; behind the last one it begins again. What clients send is counted, and has no effect.
 */
final class ServerReplay implements AutoCloseable {
    private static final int MAX_CLIENTS = 256;
    private static final long POLL_NANOS = 100_000_000;
    private static final int MAX_MESSAGE = 16 * 1024 * 1024;
    private static final int MAX_DATAGRAM = 65_507;

    private final Path file;
    private final Pace pace;
    private final StopSignal stop;
    private final List<Integer> numbers;
    private final AtomicInteger clients = new AtomicInteger();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "darkrift-replay");
        thread.setDaemon(true);
        return thread;
    });
    private final DarkriftServer server;

    ServerReplay(Path file, ServerTransport listener, Pace pace, IntPredicate wanted, StopSignal stop)
            throws IOException {
        this.file = file;
        this.pace = pace;
        this.stop = stop;
        this.numbers = connections(file, wanted);
        this.server = DarkriftServer.builder()
                .listen(listener)
                .maxClients(MAX_CLIENTS)
                .maxReceivedBytes(MAX_MESSAGE)
                .maxSentBytes(MAX_MESSAGE)
                .maxDatagramBytes(MAX_DATAGRAM)
                .maxReceivedDatagramBytes(MAX_DATAGRAM)
                .onConnect(this::begin)
                .onUnhandledMessage((client, message) -> received.increment())
                .start();
    }

    private static List<Integer> connections(Path file, IntPredicate wanted) throws IOException {
        SortedSet<Integer> numbers = new TreeSet<>();
        try (CaptureReader reader = CaptureFile.open(file)) {
            for (CapturedEvent event = reader.next(); event != null; event = reader.next()) {
                if (event.connection() > 0 && wanted.test(event.connection())) {
                    numbers.add(event.connection());
                }
            }
        }
        if (numbers.isEmpty()) {
            throw new CommandFailedException(file + " has no connection to replay");
        }
        return new ArrayList<>(numbers);
    }

    int port() {
        return server.listeners().get(0).tcpAddress().getPort();
    }

    /** Throws what has failed in a thread of a client. */
    void check() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void begin(RemoteClient client) {
        int number = numbers.get(clients.getAndIncrement() % numbers.size());
        threads.execute(() -> {
            try {
                replay(client, number);
            } catch (InterruptedException | ConnectionClosedException e) {
                // The client has left, or the command ends.
            } catch (IOException e) {
                failure.compareAndSet(null, new UncheckedIOException(e));
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        });
    }

    private void replay(RemoteClient client, int number) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Duration begun = null;
        try (CaptureReader reader = CaptureFile.open(file)) {
            for (CapturedEvent event = reader.next(); event != null && client.isOpen(); event = reader.next()) {
                if (event.connection() != number) {
                    continue;
                }
                if (begun == null) {
                    begun = event.time();
                }
                if (!awaitTurn(
                        client, start + pace.at(event.time().minus(begun)).toNanos())) {
                    return;
                }
                if (event instanceof CapturedMessage message
                        && message.fromServer()
                        && ReplayedMessage.isSent(message)) {
                    ReplayedMessage.send(client, message);
                    sent.increment();
                } else if (event instanceof CapturedEvent.Ended ended && ended.byServer()) {
                    client.closeAsync();
                    return;
                }
            }
        }
    }

    /** Waits until a time, unless the client leaves or the command has to end before. */
    private boolean awaitTurn(RemoteClient client, long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            if (!client.isOpen() || stop.await(Duration.ofNanos(Math.min(left, POLL_NANOS)))) {
                return false;
            }
        }
        return true;
    }

    /** Returns what has happened, in words. */
    String report() {
        return "clients: " + clients.get() + ", sent messages: " + sent.sum() + ", received messages: "
                + received.sum();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.close();
    }
}
