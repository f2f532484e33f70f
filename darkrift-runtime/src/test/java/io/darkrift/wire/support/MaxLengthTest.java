package io.darkrift.wire.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaxLengthTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int LONG = 60_000;

    /** For an exception with its stack trace, and the text in it. */
    private static final int EXCEPTION = 8_000;

    @Test
    void whatIsNotTooLongIsWritten() {
        assertThat(Limits.text("abc", 3, "Chat.text")).isEqualTo("abc");
        assertThat(Limits.text("", 0, "Chat.text")).isEmpty();
        assertThat(Limits.count(3, 3, "Chat.lines")).isEqualTo(3);
        assertThat(Limits.count(0, 0, "Chat.lines")).isZero();
    }

    @Test
    void whatIsTooLongIsNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.text("a".repeat(300), 100, "Chat.text"))
                .withMessage("Chat.text has 300 characters: at most 100 characters are allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.text("\uD83D\uDE00", 1, "Chat.text"))
                .withMessage("Chat.text has 2 characters: at most 1 character is allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.count(1, 0, "Chat.lines"))
                .withMessage("Chat.lines has 1 element: at most 0 elements are allowed");
    }

    @ParameterizedTest
    @EnumSource
    void aTextOfTheGreatestLengthIsRead(TextEncoding encoding) {
        for (String text : encoding == TextEncoding.US_ASCII
                ? new String[] {"", "a", "abcd"}
                : new String[] {"", "a", "\u65E5\u672C", "\uD83D\uDE00"}) {
            DarkriftReader in = text(text, encoding);
            assertThat(Limits.string(in, encoding, text.length(), "Chat.text")).isEqualTo(text);
            assertThat(in.remaining()).isZero();
            in = text(text, encoding);
            assertThat(Limits.chars(in, encoding, text.length(), "Chat.text")).isEqualTo(text.toCharArray());
            assertThat(in.remaining()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTextThatIsOneCharacterTooLongIsRefused(TextEncoding encoding) {
        for (int length : new int[] {1, 2, 3, 10, 40, 1_000}) {
            String text = "a".repeat(length);
            WireException thrown =
                    thrownBy(text(text, encoding), in -> Limits.string(in, encoding, length - 1, "Chat.text"));
            assertThat(thrown).hasMessageStartingWith("Chat.text: ").hasMessageContaining("at most " + (length - 1));
            assertThat(thrown.offset()).isZero();
            thrown = thrownBy(text(text, encoding), in -> Limits.chars(in, encoding, length - 1, "Chat.text"));
            assertThat(thrown).hasMessageStartingWith("Chat.text: ").hasMessageContaining("at most " + (length - 1));
            assertThat(thrown.offset()).isZero();
        }
    }

    @Test
    void textsAreRefusedByTheBytesThatTheyCanHave() {
        Map<TextEncoding, Integer> most = Map.of(
                TextEncoding.UTF_16LE,
                20,
                TextEncoding.UTF_16BE,
                20,
                TextEncoding.UTF_8,
                30,
                TextEncoding.US_ASCII,
                10);
        most.forEach((encoding, bytes) -> {
            WireException thrown = thrownBy(counted(bytes + 1, 60), in -> Limits.string(in, encoding, 10, "Chat.text"));
            assertThat(thrown)
                    .hasMessage("Chat.text: a string of " + (bytes + 1)
                            + " bytes arrived, and at most 10 characters are allowed in " + encoding);
        });
        // Thirty bytes can be ten characters, but these are thirty.
        assertThat(thrownBy(
                        text("a".repeat(30), TextEncoding.UTF_8),
                        in -> Limits.string(in, TextEncoding.UTF_8, 10, "Chat.text")))
                .hasMessage("Chat.text: 30 characters arrived, and at most 10 characters are allowed");
    }

    @ParameterizedTest
    @EnumSource
    void aTextThatIsTooLongIsRefusedBeforeAnythingIsAllocated(TextEncoding encoding) {
        assertAllocatesNothingFor(counted(LONG, LONG), in -> Limits.string(in, encoding, 1_000, "Chat.text"));
        assertAllocatesNothingFor(counted(LONG, LONG), in -> Limits.chars(in, encoding, 1_000, "Chat.text"));
    }

    @Test
    void anArrayThatIsTooLongIsRefusedBeforeAnythingIsAllocated() {
        assertAllocatesNothingFor(counted(LONG, LONG), in -> {
            Limits.ahead(in, 1_000, "Chat.bytes");
            Reads.int8s(in, "Chat.bytes");
        });
        assertAllocatesNothingFor(counted(LONG, LONG), in -> {
            String[] lines = new String[Limits.count(in, 1, 1_000, "Chat.lines")];
            assertThat(lines).isEmpty();
        });
    }

    @Test
    void countsAreCheckedAndStayWhereTheyAre() {
        DarkriftReader in = counted(3, 12);
        Limits.ahead(in, 3, "Chat.items");
        assertThat(in.position()).isZero();
        assertThat(Reads.int32s(in, "Chat.items")).hasSize(3);
        assertThat(Limits.count(counted(3, 12), 4, 3, "Chat.items")).isEqualTo(3);

        DarkriftReader tooMany = counted(4, 16);
        WireException thrown = thrownBy(tooMany, r -> Limits.ahead(r, 3, "Chat.items"));
        assertThat(thrown).hasMessage("Chat.items: 4 elements arrived, and at most 3 elements are allowed");
        assertThat(thrown.offset()).isZero();
        assertThat(tooMany.position()).isZero();
        assertThat(thrownBy(counted(4, 16), r -> Limits.count(r, 4, 3, "Chat.items")))
                .hasMessage("Chat.items: 4 elements arrived, and at most 3 elements are allowed");
    }

    @Test
    void theOffsetIsThatOfTheCountInThePayload() {
        byte[] bytes = {9, 9, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0};
        DarkriftReader in = new DarkriftReader(bytes, 1, bytes.length);
        in.readInt8();
        assertThat(thrownBy(in, r -> Limits.ahead(r, 3, "Chat.items")).offset()).isEqualTo(1);
        assertThat(thrownBy(in, r -> Limits.string(r, TextEncoding.UTF_8, 1, "Chat.items"))
                        .offset())
                .isEqualTo(1);
        assertThat(thrownBy(in, r -> Limits.string(r, TextEncoding.UTF_8, 3, "Chat.items"))
                        .offset())
                .isEqualTo(1);
    }

    @Test
    void countsThatCanNotBeTrueAreRefusedUnderAnyLimit() {
        for (int count : new int[] {-1, Integer.MIN_VALUE, 100}) {
            for (int max : new int[] {0, 1_000, Integer.MAX_VALUE}) {
                thrownBy(counted(count, 8), in -> Limits.count(in, 1, max, "Chat.items"));
                thrownBy(counted(count, 8), in -> Limits.string(in, TextEncoding.UTF_8, max, "Chat.items"));
                thrownBy(counted(count, 8), in -> Limits.chars(in, TextEncoding.UTF_16LE, max, "Chat.items"));
            }
        }
        thrownBy(new DarkriftReader(new byte[3]), in -> Limits.count(in, 1, 10, "Chat.items"));
        thrownBy(new DarkriftReader(new byte[3]), in -> Limits.string(in, TextEncoding.UTF_8, 10, "Chat.items"));
        Limits.ahead(new DarkriftReader(new byte[3]), 0, "Chat.items");
        Limits.ahead(counted(-1, 8), 0, "Chat.items");
    }

    private static DarkriftReader text(String text, TextEncoding encoding) {
        DarkriftWriter out = new DarkriftWriter();
        out.writeString(text, encoding);
        return new DarkriftReader(out.toByteArray());
    }

    /** A count, and so many bytes behind it. */
    private static DarkriftReader counted(int count, int bytes) {
        DarkriftWriter out = new DarkriftWriter();
        out.writeInt32(count);
        out.writeRaw(new byte[bytes]);
        return new DarkriftReader(out.toByteArray());
    }

    private static WireException thrownBy(DarkriftReader in, Consumer<DarkriftReader> read) {
        WireException thrown = catchThrowableOfType(WireException.class, () -> read.accept(in));
        assertThat(thrown).hasMessageStartingWith("Chat.");
        return thrown;
    }

    private static void assertAllocatesNothingFor(DarkriftReader in, Consumer<DarkriftReader> read) {
        // The first time loads classes and links concatenations.
        refused(in, read);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        refused(in, read);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(EXCEPTION);
    }

    private static void refused(DarkriftReader in, Consumer<DarkriftReader> read) {
        try {
            read.accept(in);
        } catch (WireException e) {
            return;
        }
        throw new AssertionError("it was read");
    }
}
