package io.darkrift.core.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogLimiterTest {
    private static String print(Throwable cause) {
        StringWriter text = new StringWriter();
        LogLimiter.printable(cause).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void an_exception_with_plain_text_is_logged_as_it_is() {
        Throwable plain = new IllegalStateException("plain", new IllegalArgumentException("and plain"));
        assertThat(LogLimiter.printable(plain)).isSameAs(plain);
    }

    @Test
    void text_of_a_peer_in_an_exception_forges_no_line() {
        Throwable cause = new IllegalArgumentException("name: x\n12:00 INFO all is well\u001b[31m");
        Throwable failed = new IllegalStateException("refused", cause);
        failed.addSuppressed(new RuntimeException("also\rthis"));
        String printed = print(failed);
        assertThat(printed)
                .contains("java.lang.IllegalStateException: refused")
                .contains(
                        "Caused by: java.lang.IllegalArgumentException: name: x\\u000a12:00 INFO all is well\\u001b[31m")
                .contains("Suppressed: java.lang.RuntimeException: also\\u000dthis")
                .contains("at " + LogLimiterTest.class.getName())
                .doesNotContain("\u001b", "\r");
        assertThat(printed.lines()).noneMatch(line -> line.startsWith("12:00"));
    }

    @Test
    void text_of_a_peer_is_one_line_of_at_most_100_characters() {
        assertThat(LogLimiter.quote("plain")).isEqualTo("plain");
        assertThat(LogLimiter.quote("a\r\nb\u001b[31m\u202ec\u2028d"))
                .isEqualTo("a\\u000d\\u000ab\\u001b[31m\\u202ec\\u2028d");
        assertThat(LogLimiter.quote("x".repeat(100))).isEqualTo("x".repeat(100));
        assertThat(LogLimiter.quote("x".repeat(60_000))).isEqualTo("x".repeat(100) + "...");
    }

    @Test
    void one_line_is_let_through_in_a_period_and_the_others_are_counted() {
        LogLimiter limiter = new LogLimiter(1, TimeUnit.DAYS);
        assertThat(limiter.acquire()).isZero();
        assertThat(limiter.acquire()).isNegative();
        LogLimiter always = new LogLimiter(0, TimeUnit.SECONDS);
        assertThat(always.acquire()).isZero();
        assertThat(LogLimiter.more(0)).isEmpty();
        assertThat(LogLimiter.more(7)).isEqualTo(" (7 similar lines were not logged)");
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(LogLimiter.printable(new IllegalStateException("x".repeat(5_000)))
                        .toString())
                .hasSizeLessThan(1_100)
                .endsWith("...");
    }

    @Test
    void an_exception_that_causes_itself_in_the_end_is_logged() {
        Throwable first = new IllegalStateException("first\n");
        Throwable second = new IllegalStateException("second", first);
        first.initCause(second);
        assertThat(print(first)).contains("first\\u000a").contains("second");
    }
}
