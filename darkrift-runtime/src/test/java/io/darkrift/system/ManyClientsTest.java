package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Connection;
import io.darkrift.connection.SendResult;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Numbered;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ManyClientsTest extends Loopback {
    private static final int CLIENTS = 50;
    private static final int RELIABLE = 10_000;
    private static final int UNRELIABLE = 1_000;

    /** Few enough for the buffer of the server's UDP socket, which all clients share. */
    private static final int DATAGRAMS_AT_ONCE = 200;

    private final List<Ledger> atServer = ledgers();
    private final List<Ledger> atClients = ledgers();
    private final List<DarkriftClient> clients = new ArrayList<>();
    private DarkriftServer server;

    @Test
    void all_messages_arrive_reliably_in_order_and_once_both_ways_at_the_same_time() throws Exception {
        open();
        List<CompletableFuture<Void>> sending = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            int first = part;
            sending.add(inThread(() -> sendReliably(clients, first)));
            sending.add(inThread(() -> sendReliably(peers(), first)));
        }
        for (CompletableFuture<Void> each : sending) {
            get(each);
        }
        await(() -> counted(atServer) == CLIENTS * RELIABLE && counted(atClients) == CLIENTS * RELIABLE);
        assertThat(atServer).allMatch(Ledger::inOrder);
        assertThat(atClients).allMatch(Ledger::inOrder);
    }

    @Test
    void all_datagrams_arrive_where_the_sender_pauses() throws Exception {
        open();
        List<RemoteClient> peers = peers();
        int round = DATAGRAMS_AT_ONCE / CLIENTS;
        for (int sent = 0; sent < UNRELIABLE; sent += round) {
            for (int id = 0; id < CLIENTS; id++) {
                for (int number = sent; number < sent + round; number++) {
                    assertThat(clients.get(id).send(new Numbered(id, number), SendMode.UNRELIABLE))
                            .isEqualTo(SendResult.ACCEPTED);
                    assertThat(peers.get(id).send(new Numbered(id, number), SendMode.UNRELIABLE))
                            .isEqualTo(SendResult.ACCEPTED);
                }
            }
            int expected = CLIENTS * (sent + round);
            while (counted(atServer) < expected || counted(atClients) < expected) {
                Thread.yield();
            }
        }
        assertThat(atServer).allMatch(ledger -> ledger.hasAll(UNRELIABLE));
        assertThat(atClients).allMatch(ledger -> ledger.hasAll(UNRELIABLE));
        assertThat(server.statistics().transport().get("datagrams_not_sent")).isZero();
    }

    private void open() throws InterruptedException {
        server = start(server().on(
                        Numbered.class,
                        (client, numbered) -> atServer.get(client.id()).add(numbered)));
        for (int id = 0; id < CLIENTS; id++) {
            Ledger ledger = atClients.get(id);
            clients.add(connect(client().on(Numbered.class, numbered -> ledger.add(numbered)), server));
            assertThat(clients.get(id).id()).isEqualTo(id);
        }
    }

    private List<RemoteClient> peers() {
        List<RemoteClient> peers = new ArrayList<>();
        for (int id = 0; id < CLIENTS; id++) {
            peers.add(server.client(id).orElseThrow());
        }
        return peers;
    }

    private static void sendReliably(List<? extends Connection> connections, int first) throws InterruptedException {
        for (int number = 0; number < RELIABLE; number++) {
            for (int id = first; id < connections.size(); id += 2) {
                connections.get(id).sendBlocking(new Numbered(id, number));
            }
        }
    }

    private static int counted(List<Ledger> ledgers) {
        return ledgers.stream().mapToInt(ledger -> ledger.count.get()).sum();
    }

    private static List<Ledger> ledgers() {
        List<Ledger> ledgers = new ArrayList<>();
        for (int id = 0; id < CLIENTS; id++) {
            ledgers.add(new Ledger(id));
        }
        return ledgers;
    }

    private static CompletableFuture<Void> inThread(Sending sending) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        sending.run();
                        done.complete(null);
                    } catch (InterruptedException | RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                })
                .start();
        return done;
    }

    private interface Sending {
        void run() throws InterruptedException;
    }

    /** What one end of one connection received. Written by one event loop. */
    private static final class Ledger {
        private final int sender;
        private final BitSet numbers = new BitSet();
        private final AtomicInteger count = new AtomicInteger();
        private boolean strange;
        private boolean disorderly;

        Ledger(int sender) {
            this.sender = sender;
        }

        void add(Numbered numbered) {
            strange |= numbered.sender() != sender || numbers.get(numbered.number());
            disorderly |= numbered.number() != numbers.length();
            numbers.set(numbered.number());
            count.incrementAndGet();
        }

        boolean inOrder() {
            return !strange && !disorderly;
        }

        boolean hasAll(int expected) {
            return !strange && numbers.cardinality() == expected && count.get() == expected;
        }
    }
}
