package io.darkrift.benchmarks.codec;

import io.darkrift.benchmarks.codec.darkrift.DarkriftCodecs;
import io.darkrift.benchmarks.codec.fory.ForyCodecs;
import io.darkrift.benchmarks.codec.hand.HandCodecs;
import io.darkrift.benchmarks.codec.kryo.KryoCodecs;
import io.darkrift.benchmarks.codec.netty.NettyCodecs;
import io.darkrift.benchmarks.codec.protobuf.ProtobufCodecs;
import io.darkrift.benchmarks.codec.sbe.SbeCodecs;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Who encodes and decodes. Only the classes of the one that is asked for a codec are loaded. */
public enum Contender {
    /** The generated serializers. */
    DARKRIFT("DarkRift", Set.of(Subject.values()), subject -> DarkriftCodecs.of(subject)),

    /** By hand, text char by char. */
    HAND_CHARS("by hand", Set.of(Subject.values()), subject -> HandCodecs.chars(subject)),

    /** By hand, text through a scratch array. */
    HAND_SCRATCH("by hand, scratch array", Text.ONLY, subject -> HandCodecs.scratch(subject)),

    /** By hand, text through a scratch array and a view of the bytes as chars. */
    HAND_VIEW("by hand, char view", Text.ONLY, subject -> HandCodecs.view(subject)),

    /** Netty's direct buffer. */
    NETTY("Netty ByteBuf", Set.of(Subject.values()), subject -> NettyCodecs.of(subject)),

    /** SBE, text in ASCII: it can't hold a chat of many scripts. */
    SBE_ASCII(
            "SBE, ASCII",
            EnumSet.complementOf(EnumSet.of(Subject.M5)),
            subject -> SbeCodecs.ascii(subject),
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"),

    /** SBE, text in UTF-16. */
    SBE_UTF16(
            "SBE, UTF-16",
            Text.ONLY,
            subject -> SbeCodecs.utf16(subject),
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"),

    /** Protocol Buffers. */
    PROTOBUF("Protobuf", Set.of(Subject.values()), subject -> ProtobufCodecs.of(subject)),

    /** Kryo 5. */
    KRYO("Kryo", Set.of(Subject.values()), subject -> KryoCodecs.of(subject)),

    /** Apache Fory. */
    FORY("Fory", Set.of(Subject.values()), subject -> ForyCodecs.of(subject));

    private final String label;
    private final Set<Subject> subjects;
    private final Function<Subject, Codec<?>> codecs;
    private final List<String> jvmArguments;

    Contender(String label, Set<Subject> subjects, Function<Subject, Codec<?>> codecs, String... jvmArguments) {
        this.label = label;
        this.subjects = subjects;
        this.codecs = codecs;
        this.jvmArguments = List.of(jvmArguments);
    }

    /**
     * What the contender is called in tables and charts.
     *
     * @return a few words
     */
    public String label() {
        return label;
    }

    /**
     * Whether the contender can encode a message, and does it in a way of its own.
     *
     * @param subject the message
     * @return true if there is a codec
     */
    public boolean takes(Subject subject) {
        return subjects.contains(subject);
    }

    /**
     * The codec of a message.
     *
     * @param subject the message
     * @return a new codec
     */
    public Codec<?> codec(Subject subject) {
        return codecs.apply(subject);
    }

    /**
     * What the contender needs to be allowed to run as fast as it can.
     *
     * @return options of the JVM
     */
    public List<String> jvmArguments() {
        return jvmArguments;
    }

    /** Messages with text. */
    private static final class Text {
        static final Set<Subject> ONLY = Set.of(Subject.M3, Subject.M4, Subject.M5);
    }
}
