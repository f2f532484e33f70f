package io.darkrift.benchmarks.codec;

import io.darkrift.benchmarks.message.Samples;
import java.util.function.Supplier;

/** The messages that are measured. */
public enum Subject {
    /** The smallest. */
    M1("Choice {int32}", Samples::choice),

    /** Numbers. */
    M2("Choose {int32[20]}", Samples::choose),

    /** A bit of everything. */
    M3("PlayerUpdate {9 numbers, a name}", Samples::playerUpdate),

    /** A lot of everything. */
    M4("Snapshot {64 players}", Samples::snapshot),

    /** Text. */
    M5("Chat {100 chars, mixed scripts}", Samples::chat);

    private final String description;
    private final Supplier<Object> sample;

    Subject(String description, Supplier<Object> sample) {
        this.description = description;
        this.sample = sample;
    }

    /**
     * Returns a description of the message.
     *
     * @return a few words
     */
    public String description() {
        return description;
    }

    /**
     * The message that is encoded.
     *
     * @return a new one, equal to all others
     */
    public Object message() {
        return sample.get();
    }
}
