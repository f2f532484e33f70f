package io.darkrift.tools.replay;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.CaptureReader;
import io.darkrift.tools.capture.CaptureWriter;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.capture.EventQueue;
import io.darkrift.tools.capture.Protocol;
import io.darkrift.tools.options.CommandFailedException;
import io.darkrift.tools.options.StopSignal;
import io.darkrift.transport.ClientTransport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Acts as the clients of a recording: one connection for each recorded one, which sends what the client has sent. For one
 * thread, which also takes what the server answers.
 */
final class ClientReplay implements AutoCloseable {
    private static final long QUEUE_BYTES = 64L * 1024 * 1024;
    private static final int MAX_MESSAGE = 16 * 1024 * 1024;
    private static final int MAX_DATAGRAM = 65_507;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long CLOSE_SECONDS = 5;

    /** How many messages of a tag there were. */
    private static final class Count {
        private long recorded;
        private long received;
    }

    /** A client, and how far it is. Messages are those of the server's application. */
    private static final class Player {
        private final CompletableFuture<DarkriftClient> client;
        private long recorded;
        private long received;
        private long recordedReliable;
        private long receivedReliable;
        private @Nullable Duration closesAt;

        Player(CompletableFuture<DarkriftClient> client) {
            this.client = client;
        }
    }

    /**
     * How to replay.
     *
     * @param pace when messages are sent
     * @param inStep whether a message waits for what the server has sent before it
     * @param wanted which connections are replayed
     * @param patience the longest time to wait for what the server has sent
     * @param limit the longest time for all of it, or null
     */
    record Mode(
            Pace pace,
            boolean inStep,
            IntPredicate wanted,
            Duration patience,
            @Nullable Duration limit) {}

    private final ClientTransport transport;
    private final Mode mode;
    private final @Nullable CaptureWriter output;
    private final StopSignal stop;
    private final EventQueue queue = new EventQueue(QUEUE_BYTES, message -> true, System::nanoTime);
    private final Map<Integer, Player> players = new LinkedHashMap<>();
    private final Set<Integer> closed = new HashSet<>();
    private final Map<Integer, Count> byTag = new TreeMap<>();
    private int closing;
    private long connections;
    private long sent;
    private long leftOut;
    private long notSent;
    private String reason = "";
    private long recorded;
    private long received;

    ClientReplay(ClientTransport transport, Mode mode, @Nullable CaptureWriter output, StopSignal stop) {
        this.transport = transport;
        this.mode = mode;
        this.output = output;
        this.stop = stop;
    }

    /**
     * Replays a recording.
     *
     * @param recording the recording
     * @throws io.darkrift.DarkriftException if a client can't connect
     */
    void run(CaptureReader recording) throws IOException, InterruptedException {
        for (CapturedEvent event = recording.next(); event != null && !isOver(); event = recording.next()) {
            if (event.connection() == 0 || !mode.wanted.test(event.connection())) {
                continue;
            }
            takeUntil(mode.pace.at(event.time()), () -> false);
            if (isOver()) {
                break;
            }
            replay(event);
        }
        takeUntil(queue.time().plus(mode.patience), () -> received >= recorded);
        for (Player player : List.copyOf(players.values())) {
            await(player.client); // One that can't connect, and had nothing to send, is an error too.
        }
    }

    private boolean isOver() {
        return stop.isStopped() || mode.limit != null && queue.time().compareTo(mode.limit) >= 0;
    }

    private void replay(CapturedEvent event) throws IOException, InterruptedException {
        int number = event.connection();
        Player player = players.get(number);
        if (event instanceof CapturedEvent.Ended ended) {
            // Where the server ended it, it is the server that has to do so again.
            if (player != null && player.closesAt == null && !ended.byServer()) {
                // The client has seen the messages before: the server may need longer than it did.
                player.closesAt = queue.time().plus(mode.patience);
                closing++;
                closeIfDone(number, player);
            }
        } else if (!(event instanceof CapturedEvent.Note) && !closed.contains(number)) {
            if (player == null) {
                player = new Player(connect(number));
                players.put(number, player);
                connections++;
            }
            if (event instanceof CapturedMessage message) {
                message(player, message);
            }
        }
    }

    private void message(Player player, CapturedMessage message) throws IOException, InterruptedException {
        if (message.fromServer()) {
            if (ReplayedMessage.isCounted(message)) {
                recorded++;
                count(message).recorded++;
                player.recorded++;
                player.recordedReliable += message.mode() == SendMode.RELIABLE ? 1 : 0;
            }
            return;
        }
        if (!ReplayedMessage.isSent(message) || player.closesAt != null) {
            leftOut++;
            return;
        }
        DarkriftClient client = await(player.client);
        if (client == null) {
            return;
        }
        if (mode.inStep) {
            takeUntil(queue.time().plus(mode.patience), () -> player.receivedReliable >= player.recordedReliable);
        }
        try {
            ReplayedMessage.send(client, message);
            sent++;
            write(new CapturedMessage(queue.time(), message.connection(), false, message.mode(), message.bytes()));
        } catch (ConnectionClosedException | IllegalArgumentException e) {
            notSent++;
            if (reason.isEmpty()) {
                reason = String.valueOf(e.getMessage());
            }
        }
        while (take(Duration.ZERO)) {
            // So that what has arrived does not wait.
        }
    }

    /** Closes a client that has what it had in the recording, or has waited long enough. */
    private void closeIfDone(int number, Player player) {
        boolean isDone = player.closesAt != null
                && (player.received >= player.recorded || queue.time().compareTo(player.closesAt) >= 0);
        if (isDone) {
            players.remove(number);
            closed.add(number);
            closing--;
            player.client.thenAccept(DarkriftClient::closeAsync);
        }
    }

    private CompletableFuture<DarkriftClient> connect(int number) {
        return DarkriftClient.builder()
                .maxSentBytes(MAX_MESSAGE)
                .maxReceivedBytes(MAX_MESSAGE)
                .maxDatagramBytes(MAX_DATAGRAM)
                .maxReceivedDatagramBytes(MAX_DATAGRAM)
                .onUnhandledMessage(message -> queue.add(ReplayedMessage.capture(queue.time(), number, true, message)))
                .onDisconnect(info -> queue.add(new CapturedEvent.Ended(
                        queue.time(), number, info.reason() != DisconnectInfo.Reason.LOCAL, info.toString())))
                .connectAsync(transport);
    }

    /** Returns a client when it is connected, or null if the command has to end. */
    private @Nullable DarkriftClient await(CompletableFuture<DarkriftClient> client)
            throws IOException, InterruptedException {
        while (!client.isDone()) {
            if (isOver()) {
                return null;
            }
            take(POLL);
        }
        try {
            return client.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CommandFailedException("can't connect: " + e.getCause(), e);
        }
    }

    /** Takes what the server answers, until a time, a condition, or the end of the command. */
    private void takeUntil(Duration time, BooleanSupplier isEnough) throws IOException, InterruptedException {
        while (!isEnough.getAsBoolean() && !isOver()) {
            Duration left = time.minus(queue.time());
            if (left.compareTo(Duration.ZERO) <= 0) {
                return;
            }
            take(left.compareTo(POLL) < 0 ? left : POLL);
        }
    }

    /** Takes an event of the clients, if there is one in time. */
    private boolean take(Duration limit) throws IOException, InterruptedException {
        CapturedEvent event = queue.poll(limit);
        if (event == null) {
            if (closing > 0) {
                Map.copyOf(players).forEach(this::closeIfDone);
            }
            return false;
        }
        if (event instanceof CapturedMessage message && ReplayedMessage.isCounted(message)) {
            received++;
            count(message).received++;
            Player player = players.get(message.connection());
            if (player != null) {
                player.received++;
                player.receivedReliable += message.mode() == SendMode.RELIABLE ? 1 : 0;
                closeIfDone(message.connection(), player);
            }
        }
        write(event);
        return true;
    }

    private Count count(CapturedMessage message) {
        return byTag.computeIfAbsent(message.tag(), tag -> new Count());
    }

    private void write(CapturedEvent event) throws IOException {
        if (output != null) {
            output.write(event);
        }
    }

    /** Ends all connections, and takes what has arrived. */
    @Override
    public void close() throws IOException {
        CompletableFuture<?>[] ends =
                players.values().stream().map(player -> end(player.client)).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(CLOSE_SECONDS, TimeUnit.SECONDS);
            while (take(Duration.ZERO)) {
                // Until nothing is left.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // What does not close in time is closed with the process.
        }
    }

    private static CompletableFuture<?> end(CompletableFuture<DarkriftClient> connecting) {
        connecting.cancel(false);
        return connecting
                .handle((client, failure) -> client)
                .thenCompose(client -> client == null ? CompletableFuture.completedFuture(null) : client.closeAsync());
    }

    /** Returns how many messages of the server are not known, because they arrived too fast. */
    long missed() {
        return queue.missed();
    }

    /** Prints what was sent and answered. */
    void report(PrintWriter out, Protocol protocol) {
        out.println("replayed connections: " + connections + ", sent messages: " + sent + ", left out: " + leftOut
                + " (acknowledgements and commands)"
                + (notSent == 0 ? "" : ", not sent: " + notSent + " (" + reason + ")"));
        out.println("messages of the server: " + received + " (recorded: " + recorded + ")");
        byTag.forEach((tag, count) -> {
            if (count.received + count.recorded > 0) {
                out.println(
                        "  " + tag + protocol.name(tag).map(name -> " " + name).orElse("") + ": " + count.received
                                + " (recorded: " + count.recorded + ")");
            }
        });
    }
}
