package io.darkrift.transport;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells, once for each tag, what is sent to a darkriftpy peer that can't read it. Safe for use by any thread. */
public final class DarkriftpyAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(MessageRegistry.class);

    /** A tag is a signed integer of 16 bits there. */
    private static final int MAX_TAG = 32_767;

    private final Set<Integer> seen = ConcurrentHashMap.newKeySet();

    /** Nothing told yet. */
    public DarkriftpyAdvice() {}

    /** Something is about to be sent: a record with its serializer, or a raw message. */
    void sending(Object what, @Nullable MessageSerializer<?> serializer) {
        if (serializer != null) {
            if (seen.add(serializer.tag())) {
                tell(serializer.type().getSimpleName(), serializer.tag(), serializer.unreadableByDarkriftpy());
            }
        } else if (what instanceof Message message && seen.add(message.tag())) {
            tell("a raw message", message.tag(), List.of());
            if (message.kind() != Message.Kind.PLAIN) {
                LOG.warn(
                        "darkriftpy peers ignore pings and their acknowledgements: one was sent with tag {}",
                        message.tag());
            }
        }
    }

    private static void tell(String name, int tag, List<String> unreadable) {
        if (tag > MAX_TAG) {
            LOG.warn(
                    "{} was sent to a darkriftpy peer, which takes its tag {} for {}: it knows tags up to {}",
                    name,
                    tag,
                    tag - 65_536,
                    MAX_TAG);
        }
        if (!unreadable.isEmpty()) {
            LOG.warn(
                    "{} (tag {}) was sent to a darkriftpy peer, which can't read it right: {}",
                    name,
                    tag,
                    String.join("; ", unreadable));
        }
    }
}
