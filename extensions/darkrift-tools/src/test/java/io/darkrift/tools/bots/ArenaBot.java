package io.darkrift.tools.bots;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.example.arena.message.GetRooms;
import io.darkrift.example.arena.message.Input;
import io.darkrift.example.arena.message.Joined;
import io.darkrift.example.arena.message.LoggedIn;
import io.darkrift.example.arena.message.Login;
import io.darkrift.example.arena.message.Play;
import io.darkrift.example.arena.message.Snapshot;
import io.darkrift.message.SendMode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Logs in, plays, and ends after some snapshots. */
public final class ArenaBot implements Bot {
    static final AtomicInteger ENDED = new AtomicInteger();
    private static final int SNAPSHOTS = 5;

    private boolean plays;
    private int sequence;
    private int snapshots;
    private long loginAt;

    @Override
    public void connected(BotContext context) {
        loginAt = System.nanoTime();
        context.send(new Login(1, "bot " + context.number(), ""));
        context.request(new GetRooms()).thenAccept(rooms -> context.measure("rooms", Duration.ofMillis(1)));
    }

    @Override
    public void message(BotContext context, Object message) {
        if (message instanceof LoggedIn) {
            context.measure("login", Duration.ofNanos(System.nanoTime() - loginAt));
            context.send(new Play(0));
        } else if (message instanceof Joined) {
            plays = true;
        } else if (message instanceof Snapshot && ++snapshots == SNAPSHOTS) {
            context.after(Duration.ofMillis(1), context::end);
        }
    }

    @Override
    public void tick(BotContext context) {
        if (plays) {
            float x = context.random().nextFloat(-1, 1);
            context.send(new Input(++sequence, x, -x, 0, true), SendMode.UNRELIABLE);
        }
    }

    @Override
    public void disconnected(BotContext context, DisconnectInfo info) {
        ENDED.incrementAndGet();
    }

    @Override
    public Duration tickInterval() {
        return Duration.ofMillis(20);
    }

    /** Fails in all ways that are not exceptions. */
    public static final class Complaining implements Bot {
        @Override
        public void connected(BotContext context) {
            context.fail("not as expected\u001b[2J");
            context.end();
        }
    }

    /** Throws. */
    public static final class Throwing implements Bot {
        @Override
        public void connected(BotContext context) {
            throw new IllegalStateException("out of luck");
        }
    }

    /** Can't be made. */
    public static final class Private implements Bot {
        private Private() {}
    }
}
