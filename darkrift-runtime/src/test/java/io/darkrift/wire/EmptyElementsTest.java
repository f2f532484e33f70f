package io.darkrift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.codec.UnionCodec;
import io.darkrift.wire.codec.WireInteger;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Elements without bytes, in every collection and whatever that is nested in: they are limited in proportion to the bytes
 * of the message, and a writer and a reader draw the line at the same place.
 */
class EmptyElementsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Objects with their headers and references, lists that are copied, and boxes: of 4 bytes, or of none. */
    private static final long PER_BYTE = 64;

    /** For the elements that no byte has to pay for, an exception with its stack trace, and room for the first entries of maps. */
    private static final long ONCE = 96_000;

    private static final int FREE = 1_024;

    private record Empty() {
        static final ValueSerializer<Empty> SERIALIZER = new ValueSerializer<>() {
            @Override
            public void write(Empty value, DarkriftWriter out) {
                // It takes no bytes.
            }

            @Override
            public Empty read(DarkriftReader in) {
                return new Empty();
            }
        };
    }

    private static final ValueSerializer<Integer> ZEROS = new ValueSerializer<>() {
        @Override
        public void write(Integer value, DarkriftWriter out) {
            // Every value is 0.
        }

        @Override
        public Integer read(DarkriftReader in) {
            return 0;
        }
    };

    private record Held(Object value) {}

    private record HeldSerializer<T>(Codec<T> codec) implements ValueSerializer<Held> {
        @Override
        @SuppressWarnings("unchecked") // It holds what the codec has read.
        public void write(Held held, DarkriftWriter out) {
            codec.write((T) held.value(), out, "Held.value");
        }

        @Override
        public Held read(DarkriftReader in) {
            return new Held(codec.read(in, "Held.value"));
        }
    }

    /** A serializer as a user would write it by hand. */
    private record ByHand() implements ValueSerializer<List<Empty>> {
        @Override
        public void write(List<Empty> value, DarkriftWriter out) {
            out.writeAll(value, Empty.SERIALIZER);
        }

        @Override
        public List<Empty> read(DarkriftReader in) {
            return in.readAll(Empty.SERIALIZER);
        }
    }

    /** The same with a loop of its own. */
    private record ByHandInALoop() implements ValueSerializer<List<Empty>> {
        @Override
        public void write(List<Empty> value, DarkriftWriter out) {
            out.writeCount(value.size(), 0);
        }

        @Override
        public List<Empty> read(DarkriftReader in) {
            List<Empty> read = new ArrayList<>();
            for (int count = in.readCount(0); count > 0; count--) {
                read.add(new Empty());
            }
            return read;
        }
    }

    /**
     * A collection of values without bytes in a list, an array or a map.
     *
     * @param codec the codec of the outer one
     * @param between what precedes the count of each inner one; the bytes of a key are negative
     */
    private record Nesting(String name, Codec<?> codec, int... between) {
        @Override
        public String toString() {
            return name;
        }

        /** Makes a message of a size or a little less. The counts of the inner collections are given. */
        byte[] message(int size, Counts counts) {
            int collections = (size - 4) / (between.length + 4);
            DarkriftWriter out = new DarkriftWriter(size);
            out.writeInt32(collections);
            for (int i = 0; i < collections; i++) {
                for (int part : between) {
                    out.writeUInt8(part < 0 ? i >> 8 * (-1 - part) & 0xFF : part);
                }
                out.writeInt32(counts.next(size - out.position() - 4, collections - i));
            }
            return out.toByteArray();
        }
    }

    private interface Counts {
        int next(int left, int collections);
    }

    static List<Nesting> nestings() {
        List<Nesting> all = new ArrayList<>();
        Codec<Empty> empty = Codecs.of(Empty.SERIALIZER, 0);
        add(all, "list", Codecs.list(empty));
        add(all, "list by hand", Codecs.list(Codecs.of(Empty.SERIALIZER)));
        add(all, "array", Codecs.array(Empty.class, empty));
        add(all, "list with a limit", Codecs.atMost(Integer.MAX_VALUE, Codecs.list(empty)));
        add(all, "primitives", Codecs.primitives(int[].class, Codecs.of(ZEROS)));
        add(all, "list of holders of nothing", Codecs.list(Codecs.of(new HeldSerializer<>(empty), 0)));
        add(all, "readAll", Codecs.of(new ByHand(), 4));
        add(all, "readCount", Codecs.of(new ByHandInALoop(), 4));
        return all;
    }

    private static <T> void add(List<Nesting> all, String name, Codec<T> inner) {
        Codec<Held> holder = Codecs.of(new HeldSerializer<>(inner), 4);
        all.add(new Nesting("list of " + name, Codecs.list(inner)));
        all.add(new Nesting("list of holders of " + name, Codecs.list(holder)));
        all.add(new Nesting("array of holders of " + name, Codecs.array(Held.class, holder)));
        all.add(new Nesting("list of lists of " + name, Codecs.list(Codecs.list(inner)), 0, 0, 0, 1));
        all.add(new Nesting("list of optional " + name, Codecs.list(Codecs.optional(inner)), 1));
        all.add(new Nesting("list of nullable " + name, Codecs.list(Codecs.nullable(inner)), 1));
        all.add(new Nesting("map to " + name, Codecs.map(Codecs.of(new Int24Serializer(), 3), inner), -3, -2, -1));
        UnionCodec<Object> union =
                UnionCodec.of(Object.class, WireInteger.UINT8, 4).with(1, Held.class, new HeldSerializer<>(inner));
        all.add(new Nesting("list of unions with " + name, Codecs.list(union), 1));
    }

    private record Int24Serializer() implements ValueSerializer<Integer> {
        @Override
        public void write(Integer value, DarkriftWriter out) {
            out.writeUInt8(value >> 16 & 0xFF);
            out.writeUInt16(value & 0xFFFF);
        }

        @Override
        public Integer read(DarkriftReader in) {
            return in.readUInt8() << 16 | in.readUInt16();
        }
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void theHighestCountsThatABytesCouldJustifyAreRefusedInTime(Nesting nesting) {
        for (int size : new int[] {400, 4_000, 16_000, 65_534}) {
            for (Counts counts : List.<Counts>of(
                    (left, collections) -> Math.max(left, FREE),
                    (left, collections) -> left,
                    (left, collections) -> FREE,
                    (left, collections) -> 5,
                    (left, collections) -> size)) {
                assertBounded(nesting, nesting.message(size, counts));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void countsAsHighAsTheBudgetAreReadAndAreBoundedToo(Nesting nesting) {
        for (int size : new int[] {400, 4_000, 16_000, 65_534}) {
            byte[] even = nesting.message(size, spread(nesting, size, 0));
            assertThat(assertBounded(nesting, even)).isTrue();
            assertThat(rewritten(nesting, even)).isEqualTo(even);
            byte[] oneMore = nesting.message(size, spread(nesting, size, 1));
            assertThat(assertBounded(nesting, oneMore)).isFalse();
        }
    }

    /** Counts that are together as many as a message may have, or some more. */
    private static Counts spread(Nesting nesting, int size, int more) {
        int[] left = {FREE + nesting.message(size, (bytes, collections) -> 0).length + more};
        return (bytes, collections) -> {
            int next = left[0] / collections;
            left[0] -= next;
            return next;
        };
    }

    @ParameterizedTest
    @MethodSource("nestings")
    void whatIsReadCanBeWrittenAndTheOtherWayRound(Nesting nesting) {
        Random random = new Random(11);
        int read = 0;
        for (int round = 0; round < 200; round++) {
            int size = 20 + random.nextInt(6_000);
            int most = 1 + random.nextInt(30);
            byte[] message = nesting.message(size, (left, collections) -> random.nextInt(most));
            boolean isAccepted = assertBounded(nesting, message);
            read += isAccepted ? 1 : 0;
            if (isAccepted) {
                assertThat(rewritten(nesting, message)).isEqualTo(message);
            }
        }
        assertThat(read).isBetween(20, 180);
    }

    @Test
    void bytesBehindTheElementsPayForThemToo() {
        DarkriftWriter out = new DarkriftWriter();
        out.writeAll(Collections.nCopies(5_000, new Empty()), Empty.SERIALIZER);
        assertThatIllegalArgumentException()
                .isThrownBy(out::toByteArray)
                .withMessage(
                        "the message: 5000 elements that may take no bytes are more than the 1028 that a message of 4"
                                + " bytes may have: send their number instead, or give them a component");
        out.writeRaw(new byte[5_000 - FREE - 4]);
        DarkriftReader in = new DarkriftReader(out.toByteArray());
        assertThat(in.readAll(Empty.SERIALIZER)).hasSize(5_000);
    }

    @Test
    void allCollectionsOfAMessageShareOneBudget() {
        DarkriftWriter out = new DarkriftWriter();
        out.writeCount(FREE, 0);
        out.reserveArray(8, 0);
        assertThat(out.toByteArray()).hasSize(8);
        DarkriftReader in = new DarkriftReader(out.toByteArray());
        assertThat(in.readCount(0)).isEqualTo(FREE);
        assertThat(in.readCount(0)).isEqualTo(8);
        out.writeCount(5, 0);
        assertThatIllegalArgumentException().isThrownBy(out::toByteArray);
        DarkriftReader tooMany = new DarkriftReader(Arrays.copyOf(out.array(), out.position()));
        tooMany.readCount(0);
        tooMany.readCount(0);
        assertThatThrownBy(() -> tooMany.readCount(0))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.offset()).isEqualTo(8))
                .hasMessage(
                        "a count of 5 is too high: 1037 elements that may take no bytes are more than the 1036 that a"
                                + " message of 12 bytes may have");
        assertThat(tooMany.position()).isEqualTo(8);
    }

    @Test
    void elementsThatTakeBytesAreNotLimited() {
        List<Integer> values = Collections.nCopies(50_000, 7);
        DarkriftWriter out = new DarkriftWriter();
        out.writeAll(values, new Int24Serializer());
        assertThat(new DarkriftReader(out.toByteArray()).readAll(new Int24Serializer()))
                .isEqualTo(values);
    }

    @Test
    void aReaderThatIsWrappedAgainAndAWriterThatIsResetStartFromNothing() {
        DarkriftWriter out = new DarkriftWriter();
        DarkriftReader in = new DarkriftReader(new byte[0]);
        for (int i = 0; i < 3; i++) {
            out.reset(1_000);
            out.writeCount(FREE + 4, 0);
            byte[] message = out.toByteArray();
            in.wrap(message, 0, message.length);
            assertThat(in.readCount(0)).isEqualTo(FREE + 4);
        }
    }

    @Test
    void messagesInOneWriterHaveABudgetEach() {
        DarkriftWriter out = new DarkriftWriter();
        for (int i = 0; i < 3; i++) {
            int start = out.position();
            out.writeCount(FREE + 4, 0);
            out.endMessage(start, new Empty());
        }
        int start = out.position();
        out.writeCount(FREE + 5, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.endMessage(start, new Empty()))
                .withMessageStartingWith("Empty: 1029 elements that may take no bytes are more than the 1028 ");
        out.rewind(start);
        out.writeCount(FREE + 4, 0);
        out.endMessage(start, new Empty());
    }

    @Test
    void whatIsDiscardedDoesNotCount() {
        ValueSerializer<Empty> failing = new ValueSerializer<>() {
            @Override
            public void write(Empty value, DarkriftWriter out) {
                out.writeCount(1_000, 0);
                throw new IllegalArgumentException("no");
            }

            @Override
            public Empty read(DarkriftReader in) {
                throw new UnsupportedOperationException();
            }
        };
        DarkriftWriter out = new DarkriftWriter();
        out.writeCount(500, 0);
        for (int i = 0; i < 3; i++) {
            assertThatIllegalArgumentException().isThrownBy(() -> out.write(new Empty(), failing));
            assertThatIllegalArgumentException().isThrownBy(() -> out.writeAll(List.of(new Empty()), failing));
        }
        out.writeCount(500, 0);
        assertThat(out.toByteArray()).hasSize(8);

        DarkriftReader in = new DarkriftReader(out.toByteArray());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> in.readAllInto(new Empty[499], 0, Empty.SERIALIZER))
                    .isInstanceOf(WireException.class)
                    .hasMessage("500 elements arrived, there is room for 499");
        }
        assertThat(in.readAllInto(new Empty[500], 0, Empty.SERIALIZER)).isEqualTo(500);
        assertThat(in.readCount(0)).isEqualTo(500);
    }

    @Test
    void aCountIsNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DarkriftWriter().writeCount(-1, 0));
        assertThatThrownBy(() -> Bytes.reader("ffffffff").readCount(0))
                .isInstanceOf(WireException.class)
                .hasMessage("a count of -1 can't be true");
    }

    private static byte[] rewritten(Nesting nesting, byte[] message) {
        return rewritten(nesting.codec(), message);
    }

    private static <T> byte[] rewritten(Codec<T> codec, byte[] message) {
        DarkriftWriter out = new DarkriftWriter();
        codec.write(codec.read(new DarkriftReader(message), "Scene.all"), out, "Scene.all");
        return out.toByteArray();
    }

    /** Returns whether the message is read. */
    private static boolean assertBounded(Nesting nesting, byte[] message) {
        DarkriftReader in = new DarkriftReader(message);
        // The first time loads classes and links concatenations.
        boolean isRead = isRead(nesting.codec(), in);
        in.wrap(message, 0, message.length);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean isReadAgain = isRead(nesting.codec(), in);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(isReadAgain).as("the budget is that of a message").isEqualTo(isRead);
        assertThat(allocated).as("%d bytes", message.length).isLessThanOrEqualTo(ONCE + PER_BYTE * message.length);
        return isRead;
    }

    private static boolean isRead(Codec<?> codec, DarkriftReader in) {
        try {
            codec.read(in, "Scene.all");
            return true;
        } catch (WireException e) {
            return false;
        }
    }
}
