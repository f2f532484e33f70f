package io.darkrift.core.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000;

    private final TokenBucket bucket = new TokenBucket(10, 20, 0);

    @Test
    void what_is_saved_up_can_be_taken_at_once() {
        for (int i = 0; i < 20; i++) {
            assertThat(bucket.tryTake(0)).isTrue();
        }
        assertThat(bucket.tryTake(0)).isFalse();
    }

    @Test
    void tokens_come_at_their_rate() {
        bucket.take(20, 0);
        assertThat(bucket.tryTake(SECOND / 10 - 1)).isFalse();
        assertThat(bucket.tryTake(SECOND / 10 + 1)).isTrue();
        assertThat(bucket.tryTake(SECOND / 10 + 1)).isFalse();
    }

    @Test
    void no_more_is_saved_up_than_the_capacity() {
        assertThat(bucket.take(20, 3600 * SECOND)).isZero();
        assertThat(bucket.take(1, 3600 * SECOND)).isEqualTo(SECOND / 10);
    }

    @Test
    void a_debt_is_paid_off_in_time() {
        assertThat(bucket.take(50, 0)).isEqualTo(3 * SECOND);
        assertThat(bucket.take(0, SECOND)).isEqualTo(2 * SECOND);
        assertThat(bucket.take(0, 3 * SECOND)).isZero();
    }

    @Test
    void what_was_taken_and_not_used_is_given_back() {
        bucket.take(30, 0);
        bucket.giveBack(30);
        assertThat(bucket.isFull(0)).isTrue();
        bucket.giveBack(30);
        assertThat(bucket.take(20, 0)).isZero();
        assertThat(bucket.isFull(0)).isFalse();
        assertThat(bucket.isFull(2 * SECOND)).isTrue();
    }

    @Test
    void a_clock_may_start_anywhere_and_pass_its_end() {
        long start = Long.MAX_VALUE - SECOND;
        TokenBucket late = new TokenBucket(10, 10, start);
        assertThat(late.take(10, start)).isZero();
        assertThat(late.take(10, start + SECOND)).isZero();
        assertThat(late.take(10, start + 2 * SECOND)).isZero();
        assertThat(late.take(1, start + 2 * SECOND)).isEqualTo(SECOND / 10);
    }
}
