package io.darkrift.benchmarks.codec;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One contender and one message in a JVM, so that the compiler sees no other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    /** The library that encodes and decodes. */
    @Param("DARKRIFT")
    public Contender contender = Contender.DARKRIFT;

    /** What. */
    @Param("M1")
    public Subject subject = Subject.M1;

    private Codec<Object> codec = unset();
    private Object value = this;

    /** Checks the contender, and encodes the message that is decoded. */
    @Setup
    @SuppressWarnings("unchecked") // what it encodes comes from itself
    public void prepare() {
        RoundTrip.check(contender, subject);
        codec = (Codec<Object>) contender.codec(subject);
        value = codec.of(subject.message());
        codec.encode(value);
    }

    /**
     * Message to bytes.
     *
     * @return how many
     */
    @Benchmark
    public int encode() {
        return codec.encode(value);
    }

    /**
     * Bytes to message.
     *
     * @return the message
     */
    @Benchmark
    public Object decode() {
        return codec.decode();
    }

    @SuppressWarnings("NullAway") // set before it is used
    private static <T> T unset() {
        return null;
    }
}
