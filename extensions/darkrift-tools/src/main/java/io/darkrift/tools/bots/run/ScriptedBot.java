package io.darkrift.tools.bots.run;

import io.darkrift.message.Message;
import io.darkrift.tools.bots.Bot;
import io.darkrift.tools.bots.BotContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does the steps of a script, and then what another bot does, or ends. */
final class ScriptedBot implements Bot {
    private final Script script;
    private final @Nullable Bot next;
    private final Set<Integer> awaited;

    /** The times at which messages have arrived for the first time since something was sent, by tag. */
    private final Map<Integer, Long> arrived = new HashMap<>();

    private final Deque<Position> positions = new ArrayDeque<>();
    private Script.@Nullable Wait waiting;
    private boolean done;
    private long lastSend;
    private int lastRequest;
    private int waits;

    /** A place in a list of steps. */
    private static final class Position {
        final List<Script.Step> steps;
        long timesLeft;
        int at;

        Position(List<Script.Step> steps, long times) {
            this.steps = steps;
            this.timesLeft = times;
        }
    }

    /**
     * Creates a bot.
     *
     * @param script the steps
     * @param awaited the tags that steps wait for
     * @param next what takes over behind the last step, or null to end there
     */
    ScriptedBot(Script script, Set<Integer> awaited, @Nullable Bot next) {
        this.script = script;
        this.awaited = awaited;
        this.next = next;
        positions.push(new Position(script.steps(), 1));
    }

    @Override
    public Duration tickInterval() {
        return next == null ? Duration.ofHours(1) : next.tickInterval();
    }

    @Override
    public void connected(BotContext context) throws Exception {
        lastSend = System.nanoTime();
        goOn(context);
    }

    @Override
    public void tick(BotContext context) throws Exception {
        if (done && next != null) {
            next.tick(context);
        }
    }

    @Override
    public void message(BotContext context, Object message) throws Exception {
        if (done && next != null) {
            next.message(context, message);
        } else if (message instanceof Message raw && awaited.contains(raw.tag())) {
            arrived.putIfAbsent(raw.tag(), System.nanoTime());
            Script.Wait wait = waiting;
            if (wait != null && take(context, wait)) {
                waiting = null;
                goOn(context);
            }
        }
    }

    /** Does steps until one takes time. */
    private void goOn(BotContext context) throws Exception {
        for (Script.Step step = nextStep(); step != null; step = nextStep()) {
            if (step instanceof Script.SendSame same) {
                sent();
                context.send(same.message());
            } else if (step instanceof Script.Send send) {
                send(context, send);
            } else if (step instanceof Script.Repeat repeat) {
                positions.push(new Position(repeat.steps(), repeat.times()));
            } else if (step instanceof Script.Delay delay) {
                context.after(between(context, delay), () -> goOn(context));
                return;
            } else if (step instanceof Script.Wait wait) {
                if (!take(context, wait)) {
                    await(context, wait);
                    return;
                }
            } else {
                break;
            }
        }
        done = true;
        if (next == null) {
            context.end();
        } else {
            next.connected(context);
        }
    }

    private Script.@Nullable Step nextStep() {
        while (!positions.isEmpty()) {
            Position position = positions.peek();
            if (position.at < position.steps.size()) {
                return position.steps.get(position.at++);
            }
            position.at = 0;
            if (position.timesLeft != Script.FOREVER && --position.timesLeft == 0) {
                positions.pop();
            }
        }
        return null;
    }

    private void sent() {
        arrived.clear();
        lastSend = System.nanoTime();
    }

    private void send(BotContext context, Script.Send send) {
        Map<String, ?> values =
                send.values() == null ? null : Placeholders.fill(send.values(), context.number(), context.random());
        sent();
        context.send(script.messages()
                .encode(send.description(), values, ++lastRequest & Integer.MAX_VALUE, context.random(), send.mode()));
    }

    private static Duration between(BotContext context, Script.Delay delay) {
        long most = delay.most().toNanos();
        return Duration.ofNanos(
                delay.least().equals(delay.most())
                        ? most
                        : context.random().nextLong(delay.least().toNanos(), most));
    }

    /** Takes the message that a step waits for, if it has arrived since something was sent. */
    private boolean take(BotContext context, Script.Wait wait) {
        Long at = arrived.remove(wait.tag());
        if (at == null) {
            return false;
        }
        context.measure("wait." + wait.name().replace(' ', '-'), Duration.ofNanos(at - lastSend));
        return true;
    }

    private void await(BotContext context, Script.Wait wait) {
        waiting = wait;
        int number = ++waits;
        context.after(wait.timeout(), () -> {
            if (waiting == wait && waits == number) {
                waiting = null;
                context.fail(wait.place() + ": " + wait.name() + " did not arrive within "
                        + wait.timeout().toMillis() + " ms");
                context.end();
            }
        });
    }
}
