package io.darkrift.example.arena;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.ReconnectPolicy;
import io.darkrift.client.ReconnectingClient;
import io.darkrift.example.arena.message.Entity;
import io.darkrift.example.arena.message.Goodbye;
import io.darkrift.example.arena.message.Input;
import io.darkrift.example.arena.message.Joined;
import io.darkrift.example.arena.message.LoggedIn;
import io.darkrift.example.arena.message.Login;
import io.darkrift.example.arena.message.Play;
import io.darkrift.example.arena.message.Said;
import io.darkrift.example.arena.message.Snapshot;
import io.darkrift.message.SendMode;
import io.darkrift.transport.ClientTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Players that run about and shoot. {@link #step} has each of them send its input, 20 times a second. */
final class Bots implements AutoCloseable {
    private static final int SENT_KEPT = 64;
    private static final int MAX_SAMPLES = 1_000_000;
    private static final int TICKS_PER_TURN = 30;

    private final List<Bot> bots = new ArrayList<>();
    private final LongAdder inputs = new LongAdder();
    private final LongAdder snapshots = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final AtomicLong logins = new AtomicLong();
    private final AtomicReference<String> problem = new AtomicReference<>("");
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();
    private final AtomicLong samples = new AtomicLong();
    private final LongSupplier nanos;
    private final RandomGenerator random;

    /** One player. Its handlers run one at a time; inputs are sent by the thread that calls step. */
    private final class Bot {
        private final ReconnectingClient client;
        private final long[] sentAt = new long[SENT_KEPT];
        private volatile boolean plays;
        private volatile int player;
        private volatile int sequence;
        private int seen;
        private float moveX;
        private float moveY;

        Bot(ClientTransport server, String name) {
            client = ReconnectingClient.builder(
                            DarkriftClient.builder()
                                    .registry(ArenaServer.MESSAGES)
                                    .on(Joined.class, joined -> plays = true)
                                    .on(Snapshot.class, this::see)
                                    .on(Said.class, said -> hits.add(said.text().startsWith(name + " hits ") ? 1 : 0))
                                    .on(Goodbye.class, last -> problem.set(last.reason()))
                                    .onUnhandledMessage(message -> {}),
                            server)
                    .login(LoggedIn.class, token -> new Login(ArenaServer.VERSION, name, token), this::loggedIn)
                    .policy(ReconnectPolicy.DEFAULT.withLimits(5, Duration.ofSeconds(30)))
                    .onStatus(status -> {
                        if (status.state() == ReconnectingClient.State.WAITING) {
                            lost.increment();
                            problem.set(String.valueOf(status.cause()));
                        }
                    })
                    .start();
            client.send(new Play(0));
        }

        private String loggedIn(LoggedIn answer) {
            if (player == 0) {
                logins.incrementAndGet();
            }
            player = answer.player();
            return answer.resumeToken();
        }

        /** Measures how long it takes until the world shows what an input has done. */
        private void see(Snapshot snapshot) {
            snapshots.increment();
            for (Entity entity : snapshot.entities()) {
                if (entity.id() == player && entity.lastInput() - seen > 0) {
                    seen = entity.lastInput();
                    if (sequence - seen < SENT_KEPT && samples.incrementAndGet() <= MAX_SAMPLES) {
                        delays.add(nanos.getAsLong() - sentAt[seen % SENT_KEPT]);
                    }
                }
            }
        }

        void step() {
            if (!plays) {
                return; // the server would discard it
            }
            int next = sequence + 1;
            if (next % TICKS_PER_TURN == 1) {
                moveX = random.nextFloat(-1, 1);
                moveY = random.nextFloat(-1, 1);
            }
            sentAt[next % SENT_KEPT] = nanos.getAsLong();
            sequence = next;
            Input input = new Input(next, moveX, moveY, random.nextFloat(-3.1f, 3.1f), true);
            if (client.send(input, SendMode.UNRELIABLE).isAccepted()) {
                inputs.increment();
            }
        }
    }

    Bots(LongSupplier nanos, RandomGenerator random) {
        this.nanos = nanos;
        this.random = random;
    }

    /** Has another bot connect. Does not wait for it. */
    void add(ClientTransport server) {
        bots.add(new Bot(server, "bot " + (bots.size() + 1)));
    }

    /** Has all bots send their inputs. */
    void step() {
        bots.forEach(Bot::step);
    }

    /** Returns how many have logged in. */
    long logins() {
        return logins.get();
    }

    /** Returns what has been counted so far. */
    BotReport report(double seconds) {
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        return new BotReport(
                bots.size(),
                logins.get(),
                (int) bots.stream().filter(bot -> bot.client.closed().isDone()).count(),
                lost.sum(),
                inputs.sum(),
                snapshots.sum(),
                hits.sum(),
                seconds,
                percentile(sorted, 0.5),
                percentile(sorted, 0.99),
                problem.get());
    }

    private static double percentile(long[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (part * (sorted.length - 1))] / 1e6;
    }

    @Override
    public void close() {
        bots.forEach(bot -> bot.client.closeAsync());
    }
}
