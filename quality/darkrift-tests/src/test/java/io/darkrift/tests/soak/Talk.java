package io.darkrift.tests.soak;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.EventLoops;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.tests.soak.Accounts.Count;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client that talks in both modes for a while, and accounts for each echo. Steps and handlers exclude each other.
 */
final class Talk {
    private final FaultyProxy proxy;
    private final boolean mayBeCut;
    private final boolean leavesToServer;
    private final long session;
    private final Random random;
    private final Accounts accounts;
    private final ScheduledExecutorService timer;
    private final Runnable done;
    private final AtomicBoolean over = new AtomicBoolean();
    private DarkriftClient client;
    private int stepsLeft;
    private int sent;
    private int echoes;
    private int farewells;
    private boolean leaving;

    Talk(
            FaultyProxy proxy,
            boolean mayBeCut,
            long session,
            Random random,
            Accounts accounts,
            ScheduledExecutorService timer,
            Runnable done) {
        this.proxy = proxy;
        this.mayBeCut = mayBeCut;
        this.leavesToServer = random.nextInt(3) == 0;
        this.session = session;
        this.random = random;
        this.accounts = accounts;
        this.timer = timer;
        this.done = done;
        this.stepsLeft = 5 + random.nextInt(30);
    }

    void begin(EventLoops eventLoops) {
        DarkriftClient.builder()
                .eventLoops(eventLoops)
                .connectTimeout(Duration.ofSeconds(30))
                .onUnhandledMessage(this::received)
                .onDisconnect(this::ended)
                .connectAsync("127.0.0.1", proxy.port(), proxy.udpPort())
                .whenComplete(this::connected);
    }

    private synchronized void connected(DarkriftClient connected, Throwable failure) {
        if (failure != null) {
            accounts.add(Count.NOT_CONNECTED);
            if (!mayBeCut) {
                accounts.fail("session " + session + " could not connect: " + failure);
            }
            finish();
        } else {
            client = connected;
            later(this::step);
        }
    }

    private void later(Runnable step) {
        timer.schedule(step, 50 + random.nextInt(400), TimeUnit.MILLISECONDS);
    }

    private synchronized void step() {
        if (over.get()) {
            return;
        }
        if (stepsLeft-- == 0) {
            leave();
            return;
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            send(Numbered.ECHO, SendMode.RELIABLE);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            client.send(Numbered.of(Numbered.ECHO, session, i, random.nextInt(500), SendMode.UNRELIABLE));
        }
        later(this::step);
    }

    private void send(int tag, SendMode mode) {
        if (client.send(Numbered.of(tag, session, sent, random.nextInt(300), mode))
                .isAccepted()) {
            sent++;
        } else if (client.isOpen()) {
            accounts.fail("session " + session + " could not send: more than the high-water mark waits");
        }
    }

    /** Goes once all echoes are there, or has the server say farewell. */
    private void leave() {
        leaving = true;
        if (leavesToServer) {
            send(Numbered.LEAVE, SendMode.RELIABLE);
        } else {
            leaveIfDone();
        }
    }

    private void leaveIfDone() {
        if (leaving && !leavesToServer && echoes == sent) {
            accounts.add(Count.TALKS_DONE);
            finish();
            client.closeAsync();
        }
    }

    private synchronized void received(Message message) {
        long other = Numbered.session(message);
        if (other != session && message.sendMode() == SendMode.UNRELIABLE && accounts.isOver(other)) {
            // UDP can't tell: it had the same port shortly before, and the datagram was still on its way.
            accounts.add(Count.STRAYS);
        } else if (other != session) {
            accounts.fail("session " + session + " got " + message);
        } else if (message.sendMode() == SendMode.UNRELIABLE) {
            accounts.add(Count.UNRELIABLE_AT_CLIENTS);
            check(Numbered.number(message) >= 0, message);
        } else if (message.tag() == Numbered.FAREWELL) {
            check(Numbered.number(message) == farewells++, message);
        } else {
            accounts.add(Count.RELIABLE_AT_CLIENTS);
            check(Numbered.number(message) == echoes++, message);
            leaveIfDone();
        }
    }

    private void check(boolean right, Message message) {
        if (!right) {
            accounts.fail("session " + session + " got " + message + " after " + echoes + " echoes and " + farewells
                    + " farewells");
        }
    }

    private synchronized void ended(DisconnectInfo disconnect) {
        if (over.get()) {
            return;
        }
        boolean complete = leaving && leavesToServer && farewells == SoakServer.FAREWELLS && echoes == sent - 1;
        if (complete) {
            accounts.add(Count.FAREWELLS_DONE);
        } else {
            accounts.add(Count.TALKS_CUT);
            if (!mayBeCut) {
                accounts.fail("session " + session + " ended with " + echoes + " echoes of " + sent + ", and "
                        + farewells + " farewells: " + disconnect);
            }
        }
        finish();
    }

    private void finish() {
        if (over.compareAndSet(false, true)) {
            accounts.over(session);
            done.run();
        }
    }
}
