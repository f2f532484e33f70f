package io.darkrift.protocol;

import io.darkrift.annotation.Direction;
import java.util.ArrayList;
import java.util.List;

/** Compares a message with what it was. */
final class MessageComparison {
    private final WireLayouts oldLayouts;
    private final WireLayouts layouts;
    private final ProtocolDiff diff;

    MessageComparison(WireLayouts oldLayouts, WireLayouts layouts, ProtocolDiff diff) {
        this.oldLayouts = oldLayouts;
        this.layouts = layouts;
        this.diff = diff;
    }

    List<ProtocolChange> changes(MessageDescription old, MessageDescription now) {
        List<String> lines = diff.of(old, now);
        if (lines.isEmpty()) {
            return List.of();
        }
        List<ProtocolChange> changes = new ArrayList<>();
        ChangeSink sink = (kind, text) -> changes.add(new ProtocolChange(kind, now.name(), text, lines));
        header(old, now, sink);
        payload(old, now, sink, changes);
        if (changes.isEmpty()) {
            sink.report(ChangeKind.SAME_BYTES, simpleName(now) + " is made of other types, in the same bytes");
        }
        return changes.stream().distinct().toList();
    }

    private static void header(MessageDescription old, MessageDescription now, ChangeSink sink) {
        String name = simpleName(now);
        if (!old.name().equals(now.name())) {
            sink.report(ChangeKind.MESSAGE_RENAMED, old.name() + " is named " + now.name());
        }
        if (old.tag() != now.tag()) {
            sink.report(ChangeKind.TAG_CHANGED, name + " had tag " + old.tag() + " and has " + now.tag());
        }
        if (old.direction() != now.direction()) {
            String text = name + " was " + old.direction() + " and is " + now.direction();
            if (now.direction() != Direction.BOTH) {
                sink.report(ChangeKind.DIRECTION_NARROWED, text);
            }
            if (old.direction() != Direction.BOTH) {
                sink.report(ChangeKind.DIRECTION_WIDENED, text);
            }
        }
    }

    private void payload(
            MessageDescription old, MessageDescription now, ChangeSink sink, List<ProtocolChange> changes) {
        Aligned aligned = new Aligned(
                simpleName(now),
                ComponentLeaves.of(old.components(), oldLayouts),
                ComponentLeaves.of(now.components(), layouts),
                sink);
        if (aligned.isAligned()) {
            aligned.report();
            return;
        }
        int before = changes.size();
        new ComponentComparison(oldLayouts, layouts, sink)
                .components(simpleName(now), old.components(), now.components(), true);
        boolean isExplained = changes.subList(before, changes.size()).stream()
                .anyMatch(change -> change.severity() == Severity.BREAKING);
        if (!isExplained) {
            sink.report(
                    ChangeKind.LAYOUT_CHANGED,
                    simpleName(now) + " has the same values in other bytes: bits that shared a byte, or share one now");
        }
    }

    static String simpleName(MessageDescription message) {
        return message.name().substring(message.name().lastIndexOf('.') + 1);
    }
}
