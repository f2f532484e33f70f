package io.darkrift.tools.doctor;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.PingTimeoutException;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.Printable;
import io.darkrift.tools.doctor.Report.Works;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.LinkWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Connects a client of the library, for transports that plain sockets do not speak: its errors say what is wrong. */
final class LibraryCheck {
    /** The id of a client that a server of this library refuses with a farewell. */
    private static final int REFUSED_ID = 65_535;

    private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

    private final Report.At report;
    private final Deadline deadline;

    LibraryCheck(Report.At report, Deadline deadline) {
        this.report = report;
        this.deadline = deadline;
    }

    /**
     * Connects, and pings.
     *
     * @param transport the address and how to connect to it
     * @param step the name of the step of connecting
     * @param what what is connected, such as {@code encrypted bichannel}
     * @param hasUdp whether unreliable messages have a way of their own
     * @return null if the client has connected, and otherwise why not
     */
    @Nullable String run(ClientTransport transport, String step, String what, boolean hasUdp) {
        if (deadline.isOver()) {
            return "there was no time left for it: give a longer --timeout";
        }
        Duration limit = deadline.left().multipliedBy(2).dividedBy(3).plusMillis(1);
        long begin = System.nanoTime();
        DarkriftClient client;
        try {
            client = DarkriftClient.builder()
                    .connectTimeout(limit)
                    .closeTimeout(CLOSE_LIMIT)
                    .maxDatagramBytes(PingCheck.MAX_DATAGRAM)
                    .connect(transport);
        } catch (DarkriftException e) {
            return Printable.escape(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
        try (client) {
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            report.ok(
                    step,
                    what + ", connected in " + PingCheck.millis(time.toNanos()) + ", the server gave the id "
                            + client.id(),
                    Map.of("id", client.id(), "millis", time.toNanos() / 1e6));
            ping(client, time, hasUdp);
        }
        return null;
    }

    private void ping(DarkriftClient client, Duration roundTrip, boolean hasUdp) {
        // The library takes its own part of each datagram.
        PingCheck pings = new PingCheck(new Pings(client), report, deadline, roundTrip, client.maxUnreliableBytes());
        try {
            boolean acknowledges = pings.reliable("connecting took " + PingCheck.millis(roundTrip.toNanos()));
            if (client.id() == REFUSED_ID && !client.isOpen()) {
                throw new IOException("the server closed the connection");
            }
            report.works(Works.ALL);
            if (acknowledges && hasUdp) {
                pings.unreliable();
            }
        } catch (IOException e) {
            report.failed(
                    "connection",
                    "it has ended soon after it was made: " + Printable.escape(String.valueOf(e.getMessage())),
                    Map.of(),
                    "The server accepts clients and closes their connections at once: is it full, or does its"
                            + " application refuse them? Its log says why.");
        }
    }

    /** Pings of a client of the library, for transports that plain sockets do not speak. */
    private record Pings(DarkriftClient client) implements PingCheck.Target {
        @Override
        public long ping(SendMode mode, int bytes, Deadline deadline) throws IOException {
            byte[] padding = new byte[Math.max(0, bytes - LinkWriter.PING_HEADER_BYTES)];
            CompletableFuture<Duration> answer = client.ping(Message.of(TAG, padding), mode);
            try {
                return answer.get(deadline.millis(), TimeUnit.MILLISECONDS).toNanos();
            } catch (TimeoutException e) {
                return -1;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof PingTimeoutException) {
                    return -1;
                }
                throw new IOException(e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public int largestAcknowledgement() {
            return 0;
        }
    }
}
