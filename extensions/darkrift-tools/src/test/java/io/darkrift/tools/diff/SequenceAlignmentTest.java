package io.darkrift.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceAlignmentTest {
    /** The length of the longest common subsequence, by the book. */
    private static int longest(int[] left, int[] right) {
        int[][] length = new int[left.length + 1][right.length + 1];
        for (int i = 1; i <= left.length; i++) {
            for (int j = 1; j <= right.length; j++) {
                length[i][j] = left[i - 1] == right[j - 1]
                        ? length[i - 1][j - 1] + 1
                        : Math.max(length[i - 1][j], length[i][j - 1]);
            }
        }
        return length[left.length][right.length];
    }

    private static int checked(int[] left, int[] right) {
        int[] matches = SequenceAlignment.align(left, right);
        int last = -1;
        int count = 0;
        for (int i = 0; i < left.length; i++) {
            if (matches[i] >= 0) {
                assertThat(matches[i]).isGreaterThan(last);
                assertThat(right[matches[i]]).isEqualTo(left[i]);
                last = matches[i];
                count++;
            }
        }
        return count;
    }

    @Test
    void as_many_elements_as_possible_are_matched() {
        Random random = new Random(1);
        for (int round = 0; round < 3_000; round++) {
            int kinds = 1 + random.nextInt(8);
            int[] left = random.ints(random.nextInt(60), 0, kinds).toArray();
            int[] right = random.ints(random.nextInt(60), 0, kinds).toArray();
            assertThat(checked(left, right))
                    .as("%s %s", Arrays.toString(left), Arrays.toString(right))
                    .isEqualTo(longest(left, right));
        }
    }

    @Test
    void few_changes_in_a_long_sequence_are_found() {
        Random random = new Random(2);
        int[] left = random.ints(300_000).toArray();
        int[] right = Arrays.copyOfRange(left, 5, 300_000);
        right[100_000]++;
        right[200_000]++;
        assertThat(checked(left, right)).isEqualTo(299_993);
    }

    @Test
    void sequences_that_have_little_in_common_are_aligned_without_trying_everything() {
        Random random = new Random(3);
        int[] left = random.ints(100_000, 0, 1_000).toArray();
        int[] right = random.ints(100_000, 0, 1_000).toArray();
        assertThat(checked(left, right)).isBetween(100, 100_000);
        assertThat(checked(new int[500_000], new int[0])).isZero();
        assertThat(checked(
                        Arrays.stream(new int[200_000]).map(i -> 1).toArray(),
                        Arrays.stream(new int[200_000]).map(i -> 2).toArray()))
                .isZero();
    }
}
