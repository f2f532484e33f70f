package io.darkrift.tools.bots.run;

import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.protocol.MessageDescription;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each bot does, one step after the other. Immutable: all bots share it.
 *
 * @param messages encodes what is sent
 * @param steps the steps
 */
record Script(KnownMessages messages, List<Step> steps) {
    /** What a repetition without end counts. */
    static final long FOREVER = Long.MAX_VALUE;

    /** One step. */
    sealed interface Step {
        /** Returns where the step is, as in {@code step 2 (send Login)}. */
        String place();
    }

    /** Sends a message that is the same each time. */
    record SendSame(String place, Message message) implements Step {}

    /** Sends a message whose values differ; null stands for random ones. */
    record Send(
            String place,
            MessageDescription description,
            @Nullable Map<String, ?> values,
            SendMode mode) implements Step {}

    /** Waits for a message. */
    record Wait(String place, int tag, String name, Duration timeout) implements Step {}

    /** Waits for some time, up to another. */
    record Delay(String place, Duration least, Duration most) implements Step {}

    /** Does several steps several times. */
    record Repeat(String place, long times, List<Step> steps) implements Step {}

    /** Ends the connection. */
    record End(String place) implements Step {}

    /** Returns the tags that some step waits for. */
    Set<Integer> awaitedTags() {
        Set<Integer> tags = new HashSet<>();
        collect(steps, tags);
        return tags;
    }

    private static void collect(List<Step> steps, Set<Integer> tags) {
        for (Step step : steps) {
            if (step instanceof Wait wait) {
                tags.add(wait.tag());
            } else if (step instanceof Repeat repeat) {
                collect(repeat.steps(), tags);
            }
        }
    }
}
