package io.darkrift.tools.bots.run;

import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.tools.bots.Bot;
import io.darkrift.tools.bots.BotContext;
import io.darkrift.tools.bots.report.Measurements;
import io.darkrift.transport.LinkWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Sends messages with random values, each kind at its rate. What is a request is measured until its answer. */
final class GeneratedBot implements Bot {
    /** What is later than this is left out. */
    private static final long LATEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int MAX_PENDING = 100;
    private static final int ANSWER_HEADER = 5;

    private final Settings settings;
    private final Map<Integer, Pending> pending = new HashMap<>();
    private int lastRequest;

    /**
     * What all such bots do.
     *
     * @param messages the messages
     * @param sendings what is sent, at least one
     * @param rate how many of those with weights each bot sends a second
     * @param answerTimeout how long an answer may take
     * @param measurements where messages are counted that are left out
     */
    record Settings(
            KnownMessages messages,
            List<Sending> sendings,
            double rate,
            Duration answerTimeout,
            Measurements measurements) {}

    private record Pending(String name, long sentAt) {}

    GeneratedBot(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void connected(BotContext context) {
        List<Sending> weighted =
                settings.sendings().stream().filter(each -> each.weight() > 0).toList();
        double all = weighted.stream().mapToDouble(Sending::weight).sum();
        if (all > 0) {
            begin(context, settings.rate(), () -> {
                double chosen = context.random().nextDouble(all);
                for (Sending each : weighted) {
                    chosen -= each.weight();
                    if (chosen < 0) {
                        send(context, each);
                        return;
                    }
                }
            });
        }
        settings.sendings().stream()
                .filter(each -> each.perSecond() > 0)
                .forEach(each -> begin(context, each.perSecond(), () -> send(context, each)));
    }

    @Override
    public Duration tickInterval() {
        return Duration.ofHours(1);
    }

    private void begin(BotContext context, double perSecond, Runnable send) {
        double interval = 1e9 / perSecond;
        // Bots that have connected together do not send together.
        schedule(context, System.nanoTime() + context.random().nextDouble(interval), interval, send);
    }

    private void schedule(BotContext context, double due, double interval, Runnable send) {
        context.after(Duration.ofNanos(Math.max(0, (long) due - System.nanoTime())), () -> {
            double next = due;
            // What is a little late is made up for at once.
            while (next <= System.nanoTime()) {
                if (System.nanoTime() - next > LATEST_NANOS) {
                    settings.measurements().skipped();
                } else {
                    send.run();
                }
                next += interval;
            }
            schedule(context, next, interval, send);
        });
    }

    private void send(BotContext context, Sending sending) {
        MessageDescription description = sending.message();
        boolean isRequest = description.answer().isPresent();
        if (isRequest && pending.size() >= MAX_PENDING) {
            context.fail(name(description) + " was not sent: " + MAX_PENDING + " requests wait for answers");
            return;
        }
        int id = isRequest ? ++lastRequest & Integer.MAX_VALUE : 0;
        Message message = settings.messages().encode(description, null, id, context.random(), sending.mode());
        int size = LinkWriter.HEADER_BYTES + message.size();
        if (sending.mode() == SendMode.UNRELIABLE && size > context.client().maxUnreliableBytes()) {
            context.fail("a generated " + name(description) + " does not fit a datagram: send it reliably");
            return;
        }
        boolean accepted = context.send(message).isAccepted();
        if (isRequest && accepted) {
            pending.put(id, new Pending(name(description), System.nanoTime()));
            context.after(settings.answerTimeout(), () -> {
                Pending unanswered = pending.remove(id);
                if (unanswered != null) {
                    context.fail(unanswered.name() + " was not answered in time");
                }
            });
        }
    }

    private String name(MessageDescription description) {
        return settings.messages().nameOrTag(description.tag());
    }

    @Override
    public void message(BotContext context, Object message) {
        if (pending.isEmpty() || !(message instanceof Message raw) || raw.size() < ANSWER_HEADER) {
            return;
        }
        var answer = raw.reader();
        int id = answer.readInt32();
        Pending request = pending.get(id);
        // Any other message may begin with the same number.
        if (request == null || !settings.messages().nameOrTag(raw.tag()).equals(request.name())) {
            return;
        }
        pending.remove(id);
        if (answer.readUInt8() == 0) {
            context.measure("request." + request.name(), Duration.ofNanos(System.nanoTime() - request.sentAt()));
        } else {
            context.fail(request.name() + " was refused"
                    + (answer.remaining() >= Short.BYTES ? ": code " + answer.readUInt16() : ""));
        }
    }
}
