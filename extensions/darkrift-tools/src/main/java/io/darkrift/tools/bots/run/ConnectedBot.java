package io.darkrift.tools.bots.run;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.PingTimeoutException;
import io.darkrift.connection.RequestFailedException;
import io.darkrift.connection.RequestTimeoutException;
import io.darkrift.connection.SendResult;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import io.darkrift.tools.bots.Bot;
import io.darkrift.tools.bots.BotContext;
import io.darkrift.tools.bots.report.Measurements;
import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.WireException;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One bot and its connection. All of it runs on one event loop, which the bot shares with others. */
final class ConnectedBot implements BotContext {
    private static final int MAX_UNANSWERED_PINGS = 3;
    private static final int PING_TAG = 65_535;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LONGEST_TICK = Duration.ofHours(1);
    private static final Message EMPTY_PING = Message.of(PING_TAG);

    private final Plan plan;
    private final int number;
    private final EventLoops eventLoops;
    private final EventLoop loop;
    private final Measurements measurements;
    private final Consumer<String> notices;
    private final Runnable onEnd;
    private final Bot bot;
    private final RandomGenerator random;
    private final List<Expectation> missing;
    private final int[] unansweredPings = new int[SendMode.values().length];
    private @Nullable CompletableFuture<DarkriftClient> connecting;
    private @Nullable DarkriftClient client;
    private long connectedAt;
    private boolean stopping;
    private boolean failed;
    private boolean ended;

    /**
     * Creates a bot.
     *
     * @param plan what it does
     * @param number 1 or more
     * @param eventLoops one event loop
     * @param measurements where it counts
     * @param notices shows a line to the user
     * @param onEnd runs once, when the bot has ended
     */
    ConnectedBot(
            Plan plan,
            int number,
            EventLoops eventLoops,
            Measurements measurements,
            Consumer<String> notices,
            Runnable onEnd) {
        this.plan = plan;
        this.number = number;
        this.eventLoops = eventLoops;
        this.loop = eventLoops.group().next();
        this.measurements = measurements;
        this.notices = notices;
        this.onEnd = onEnd;
        this.bot = plan.behaviour().apply(number);
        // Multiplied, so that the bots of one seed are not those of the next.
        this.random = new SplittableRandom(plan.seed() * 1_000_003 + number);
        this.missing = new ArrayList<>(plan.expectations());
    }

    // ---- life

    /** Connects after a delay. On any thread. */
    void connectAfter(Duration delay) {
        loop.schedule(this::connect, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void connect() {
        if (stopping) {
            end();
            return;
        }
        measurements.attempted();
        long begin = System.nanoTime();
        connecting = DarkriftClient.builder()
                .registry(plan.registry())
                .eventLoops(eventLoops)
                .connectTimeout(plan.connectTimeout())
                .closeTimeout(CLOSE_TIMEOUT)
                .pingTimeout(plan.pingTimeout())
                .onUnhandledMessage(message -> guard(() -> receive(message)))
                .onDisconnect(this::disconnected)
                .connectAsync(plan.server());
        connecting.whenComplete((connection, failure) -> {
            if (loop.inEventLoop()) {
                connected(connection, failure, begin);
            } else {
                loop.execute(() -> connected(connection, failure, begin));
            }
        });
    }

    private void connected(@Nullable DarkriftClient connection, @Nullable Throwable failure, long begin) {
        if (connection == null) {
            measurements.connectFailed(
                    stopping ? "still connecting when the run ended" : causeOf(Objects.requireNonNull(failure)));
            finish();
            return;
        }
        connectedAt = System.nanoTime();
        client = connection;
        measurements.connected(connectedAt - begin);
        if (stopping) {
            connection.closeAsync();
            return;
        }
        guard(() -> {
            bot.connected(this);
            startTicks();
        });
        startPings();
        missing.forEach(each -> later(each.limit(), () -> isMissing(each)));
    }

    private static String causeOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String kind = cause instanceof ConnectTimeoutException
                ? "timeout: "
                : cause instanceof ConnectFailedException
                        ? ""
                        : cause.getClass().getSimpleName() + ": ";
        return kind + cause.getMessage();
    }

    /** Closes the connection, or gives up connecting. On any thread. */
    void stop() {
        loop.execute(() -> {
            stopping = true;
            if (client != null) {
                client.closeAsync();
            } else if (connecting != null) {
                connecting.cancel(false);
            } else {
                finish();
            }
        });
    }

    private void disconnected(DisconnectInfo info) {
        boolean unexpected = info.reason() != DisconnectInfo.Reason.LOCAL && !stopping;
        measurements.disconnected(info.reason(), unexpected);
        if (!failed) {
            guard(() -> bot.disconnected(this, info));
        }
        missing.forEach(each -> measurements.failed(each.name() + " had not arrived when the connection ended"));
        finish();
    }

    private void finish() {
        if (!ended) {
            ended = true;
            onEnd.run();
        }
    }

    // ---- the code of the bot

    private void guard(Task task) {
        if (failed) {
            return;
        }
        try {
            task.run();
        } catch (Throwable e) {
            failed = true;
            String trace = measurements.error(e);
            if (!trace.isEmpty()) {
                notices.accept("bot " + number + " has failed, and ends:\n" + trace);
            }
            end();
        }
    }

    private void receive(Message message) throws Exception {
        if (stopping) {
            return;
        }
        measurements.received(message.tag(), message.sendMode(), LinkWriter.HEADER_BYTES + message.size());
        if (!missing.isEmpty()) {
            arrived(message.tag());
        }
        Object decoded = message;
        if (plan.registry().find(message.tag()).isPresent()) {
            try {
                decoded = plan.registry().decode(message);
            } catch (WireException e) {
                measurements.failed("unreadable message: " + e.getMessage());
                return;
            }
        }
        bot.message(this, decoded);
    }

    private void arrived(int tag) {
        missing.removeIf(each -> {
            if (each.tag() == tag) {
                measurements.measured("expect." + each.name(), System.nanoTime() - connectedAt);
                return true;
            }
            return false;
        });
    }

    private void isMissing(Expectation expected) {
        if (missing.remove(expected)) {
            measurements.failed(expected.name() + " did not arrive within "
                    + expected.limit().toMillis() + " ms");
        }
    }

    private void startTicks() {
        Duration interval = bot.tickInterval();
        if (interval.toMillis() < 1 || interval.compareTo(LONGEST_TICK) > 0) {
            throw new IllegalArgumentException(
                    "tickInterval() of " + bot.getClass().getName() + " returns " + interval + ": it is 1 ms to 1 h");
        }
        // Bots that have connected together do not tick together.
        long nanos = interval.toNanos();
        tickAt(System.nanoTime() + random.nextLong(nanos), nanos);
    }

    private void tickAt(long due, long interval) {
        later(Duration.ofNanos(due - System.nanoTime()), () -> {
            guard(() -> bot.tick(this));
            // What is late is not made up for: the next tick is one interval from now.
            tickAt(Math.max(due + interval, System.nanoTime()), interval);
        });
    }

    /** Runs something on the event loop, unless the connection has ended by then. */
    private void later(Duration delay, Runnable task) {
        loop.schedule(
                () -> {
                    if (!ended && !stopping && !failed) {
                        task.run();
                    }
                },
                Math.max(0, delay.toNanos()),
                TimeUnit.NANOSECONDS);
    }

    // ---- pings

    private void startPings() {
        long interval = plan.pingInterval().toNanos();
        if (interval > 0) {
            pingAt(System.nanoTime() + random.nextLong(interval), interval);
        }
    }

    private void pingAt(long due, long interval) {
        later(Duration.ofNanos(due - System.nanoTime()), () -> {
            ping(SendMode.RELIABLE);
            if (plan.pingsDatagrams()) {
                ping(SendMode.UNRELIABLE);
            }
            pingAt(Math.max(due + interval, System.nanoTime()), interval);
        });
    }

    /** Pings, unless nobody has answered the first pings: then a C# server gives them to its application. */
    private void ping(SendMode mode) {
        if (unansweredPings[mode.ordinal()] >= MAX_UNANSWERED_PINGS) {
            return;
        }
        client().ping(EMPTY_PING, mode).whenComplete((time, failure) -> {
            if (time != null) {
                measurements.pinged(mode, time.toNanos());
                unansweredPings[mode.ordinal()] = Integer.MIN_VALUE;
            } else if (unwrap(failure) instanceof PingTimeoutException) {
                measurements.unanswered(mode);
                unansweredPings[mode.ordinal()]++;
            }
        });
    }

    private static @Nullable Throwable unwrap(@Nullable Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    // ---- context

    @Override
    public int number() {
        return number;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public DarkriftClient client() {
        return Objects.requireNonNull(client, "the bot is not connected");
    }

    @Override
    public SendResult send(Object message) {
        return send(message, message instanceof Message raw ? raw.sendMode() : SendMode.RELIABLE);
    }

    @Override
    public SendResult send(Object message, SendMode mode) {
        EncodedMessage encoded = message instanceof EncodedMessage ready ? ready : client().encode(message);
        SendResult result = client().send(encoded, mode);
        if (result.isAccepted()) {
            measurements.sent(encoded.tag(), mode, encoded.size());
        } else if (!stopping) {
            measurements.unsent(result.name());
        }
        return result;
    }

    @Override
    public <R> CompletableFuture<R> request(Request<R> request) {
        String name = request.getClass().getSimpleName();
        long begin = System.nanoTime();
        CompletableFuture<R> answer = client().request(request);
        Message sent = plan.registry().encode(request);
        measurements.sent(sent.tag(), SendMode.RELIABLE, LinkWriter.HEADER_BYTES + Integer.BYTES + sent.size());
        answer.whenComplete((value, failure) -> {
            Throwable cause = unwrap(failure);
            if (failure == null) {
                measurements.measured("request." + name, System.nanoTime() - begin);
            } else if (cause instanceof RequestFailedException refusal) {
                measurements.failed(name + " was refused: code " + refusal.code());
            } else if (cause instanceof RequestTimeoutException) {
                measurements.failed(name + " was not answered in time");
            } else if (!(cause instanceof ConnectionClosedException)) {
                measurements.failed(name + " was not sent: " + cause);
            }
        });
        return answer;
    }

    @Override
    public void after(Duration delay, Task task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay is " + delay + ": it is 0 or more");
        }
        later(delay, () -> guard(task));
    }

    @Override
    public void measure(String name, Duration time) {
        measurements.measured(name, time.toNanos());
    }

    @Override
    public void fail(String problem) {
        measurements.failed(problem);
    }

    @Override
    public void end() {
        stopping = true;
        if (client != null) {
            client.closeAsync();
        } else {
            finish();
        }
    }
}
