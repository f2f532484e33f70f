package io.darkrift.tools.doctor;

import io.darkrift.tools.ExitCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What was found so far: a line for each step, what works, and what to do. */
final class Report {
    /** How a step ended. */
    enum Outcome {
        OK,
        WARNING,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far a client would get, the worst first. */
    enum Works {
        /** No address could be reached. */
        NOTHING,
        /** Something answers, and a client can't connect to it. */
        NOT_A_CONNECTION,
        /** A client can connect, without a way for unreliable messages. */
        RELIABLE,
        /** A client can connect, as it is meant to. */
        ALL
    }

    /**
     * A line of the report.
     *
     * @param step such as {@code tcp}
     * @param address the address that was looked at, or empty
     * @param outcome how it ended
     * @param text what was seen, in a line
     * @param data the same for programs: strings, numbers, booleans and lists of strings
     */
    record Step(String step, String address, Outcome outcome, String text, Map<String, Object> data) {
        Step {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }
    }

    private final Consumer<Step> listener;
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> advice = new LinkedHashSet<>();
    private Works works = Works.NOTHING;
    private boolean acceptsReliable;
    private boolean lacks;

    /**
     * A report without steps.
     *
     * @param listener sees each step as soon as it is done
     */
    Report(Consumer<Step> listener) {
        this.listener = listener;
    }

    /** Returns a view of the report for what is found at one address. */
    At at(String address) {
        return new At(address, true);
    }

    /** A connection without unreliable messages is what the user has asked for. */
    void acceptReliable() {
        acceptsReliable = true;
    }

    /** Something that the user has asked for does not work, whatever else does. */
    void lacks() {
        lacks = true;
    }

    List<Step> steps() {
        return Collections.unmodifiableList(steps);
    }

    Works works() {
        return works;
    }

    int exitCode() {
        if (works == Works.ALL || works == Works.RELIABLE && acceptsReliable) {
            return lacks ? ExitCode.NO : ExitCode.OK;
        }
        return works == Works.NOTHING ? ExitCode.FAILED : ExitCode.NO;
    }

    /** Returns what it all means, and what to do: at least one sentence. */
    List<String> verdict() {
        List<String> verdict = new ArrayList<>();
        verdict.add(
                switch (works) {
                    case ALL -> "A client works from here.";
                    case RELIABLE ->
                        "A client works from here over TCP alone: only one with udpFallback(true) can connect.";
                    case NOT_A_CONNECTION -> "A client can't connect from here.";
                    case NOTHING -> "No server could be reached.";
                });
        verdict.addAll(advice);
        return verdict;
    }

    /** The steps at one address. */
    final class At {
        private final String address;
        private final boolean counts;

        private At(String address, boolean counts) {
            this.address = address;
            this.counts = counts;
        }

        /** Returns a view whose steps are reported, and do not mean that a client works. */
        At looking() {
            return new At(address, false);
        }

        /** Returns a view of another report, for an attempt that the caller reports. */
        At silent() {
            return new Report(step -> {}).at(address);
        }

        String address() {
            return address;
        }

        void ok(String step, String text, Map<String, Object> data) {
            add(step, Outcome.OK, text, data);
        }

        void warning(String step, String text, Map<String, Object> data, String advised) {
            add(step, Outcome.WARNING, text, data);
            advise(advised);
        }

        void failed(String step, String text, Map<String, Object> data, String advised) {
            add(step, Outcome.FAILED, text, data);
            advise(advised);
        }

        private void add(String step, Outcome outcome, String text, Map<String, Object> data) {
            Step done = new Step(step, address, outcome, text, data);
            steps.add(done);
            listener.accept(done);
        }

        /** Adds a sentence to the verdict, once. */
        void advise(String sentence) {
            if (!sentence.isEmpty()) {
                advice.add(sentence);
            }
        }

        /** Notes how far a client gets. The best address counts. */
        void works(Works reached) {
            if (counts && reached.compareTo(works) > 0) {
                works = reached;
            }
        }
    }
}
