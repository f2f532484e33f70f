package io.darkrift.tools.capture;

import io.darkrift.DarkriftException;
import io.darkrift.tools.options.CommandFailedException;
import io.darkrift.tools.options.DurationConverter;
import io.darkrift.tools.options.FilterOptions;
import io.darkrift.tools.options.ListenOptions;
import io.darkrift.tools.options.ProtocolOptions;
import io.darkrift.tools.options.ServerOptions;
import io.darkrift.tools.options.StopSignal;
import io.darkrift.tools.relay.Relay;
import io.darkrift.tools.relay.RelayPath;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of a command that watches connections, and what it does with them: a relay until Ctrl-C, a time, or a count. */
public final class LiveCapture {
    private static final Duration POLL = Duration.ofMillis(50);

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Mixin
    private ListenOptions listen;

    @Mixin
    private ProtocolOptions protocolOptions;

    @Mixin
    private FilterOptions filterOptions;

    @Option(
            names = "--duration",
            paramLabel = "<time>",
            converter = DurationConverter.class,
            description = "Ends after this time, such as 30s or 5m. Default: runs until Ctrl-C.")
    private @Nullable Duration duration;

    @Option(
            names = "--count",
            paramLabel = "<messages>",
            description = "Ends after so many messages. Default: any number.")
    private @Nullable Long count;

    /** Takes what is captured. */
    public interface Sink {
        /**
         * Takes an event.
         *
         * @param event the event
         * @throws IOException if it can't be written
         */
        void event(CapturedEvent event) throws IOException;

        /**
         * Flushes what was taken: no event waits, or the last time was a while ago.
         *
         * @throws IOException if it can't be written
         */
        void flush() throws IOException;

        /**
         * Ends the output, and reports. Ctrl-C does not end the process before this has returned.
         *
         * @param result how much was captured
         * @throws IOException if it can't be written
         */
        void end(Result result) throws IOException;
    }

    /**
     * The end of a capture.
     *
     * @param messages how many messages were captured
     * @param missed how many were not, because output was too slow
     * @param isInterrupted whether Ctrl-C has ended the capture before its time or count was reached
     */
    public record Result(long messages, long missed, boolean isInterrupted) {
        /** Returns both in words. */
        public String text() {
            return messages
                    + (messages == 1 ? " message" : " messages")
                    + (missed == 0 ? "" : ", and " + missed + " more are missing: output was too slow");
        }
    }

    /** Makes the sink of a capture that begins. */
    public interface SinkFactory {
        /**
         * Makes a sink.
         *
         * @param info what is known of the capture
         * @param protocol what is known of messages
         * @return a sink
         * @throws IOException if it can't be made
         */
        Sink begin(CaptureInfo info, Protocol protocol) throws IOException;
    }

    /**
     * Captures.
     *
     * @param queueBytes how much may wait for the sink
     * @param sinks makes the sink, once the relay listens: what arrives before waits in the queue
     * @return how much was captured
     * @throws IOException if the sink fails
     */
    public Result run(long queueBytes, SinkFactory sinks) throws IOException {
        if (count != null && count < 1) {
            throw new ParameterException(spec.commandLine(), "--count is " + count + ": it is 1 or more");
        }
        Protocol protocol = protocolOptions.load();
        Predicate<CapturedEvent> filter = filterOptions.filter(protocol);
        EventQueue queue = new EventQueue(queueBytes, filter, System::nanoTime);
        CaptureInfo info = new CaptureInfo(Instant.now(), server.address().toString());
        try (StopSignal stop = StopSignal.onCtrlC();
                Relay relay = Relay.start(listen.transport(), server.transport(), RelayPath.Factory.DIRECT, queue)) {
            Sink sink = sinks.begin(info, protocol);
            InetSocketAddress address = relay.addresses().get(0);
            spec.commandLine()
                    .getErr()
                    .println("listening on " + listen.address().withPort(address.getPort()) + ", for "
                            + server.address() + ": let clients connect here. Ctrl-C ends");
            spec.commandLine().getErr().flush();
            long messages = take(queue, sink, relay, stop);
            boolean endsByItself = duration != null || count != null;
            Result result = new Result(messages, queue.missed(), endsByItself && stop.isInterrupted());
            sink.end(result);
            return result;
        }
    }

    private long take(EventQueue queue, Sink sink, Relay relay, StopSignal stop) throws IOException {
        long messages = 0;
        long limit = count == null ? Long.MAX_VALUE : count;
        boolean flushed = true;
        Duration lastFlush = queue.time();
        while (messages < limit) {
            CapturedEvent event = poll(queue, flushed ? POLL : Duration.ZERO, stop);
            Duration now = queue.time();
            if (event != null) {
                sink.event(event);
                flushed = false;
                messages += event instanceof CapturedMessage ? 1 : 0;
            }
            if (!flushed && (event == null || now.minus(lastFlush).getSeconds() >= 1)) {
                sink.flush();
                flushed = true;
                lastFlush = now;
            }
            if (event == null) {
                check(relay);
            }
            boolean isOver = stop.isStopped() || duration != null && now.compareTo(duration) >= 0;
            if (isOver) {
                return messages + takeRest(queue, sink, stop, limit - messages);
            }
        }
        return messages;
    }

    /** Takes what was captured before the end, and still waits. */
    private long takeRest(EventQueue queue, Sink sink, StopSignal stop, long limit) throws IOException {
        Duration end = queue.time();
        long messages = 0;
        while (messages < limit) {
            CapturedEvent event = poll(queue, Duration.ZERO, stop);
            if (event == null || event.time().compareTo(end) > 0) {
                break;
            }
            sink.event(event);
            messages += event instanceof CapturedMessage ? 1 : 0;
        }
        return messages;
    }

    /** Takes an event. Interruption ends a capture as Ctrl-C does. */
    private static @Nullable CapturedEvent poll(EventQueue queue, Duration wait, StopSignal stop) {
        try {
            return queue.poll(wait);
        } catch (InterruptedException e) {
            stop.interrupt();
            return null;
        }
    }

    private static void check(Relay relay) {
        if (relay.failed().isCompletedExceptionally()) {
            try {
                relay.failed().join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof DarkriftException cause
                        ? cause
                        : new CommandFailedException("listening failed: " + e.getCause(), e);
            }
        }
    }
}
