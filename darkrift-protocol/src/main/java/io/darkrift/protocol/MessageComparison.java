package io.darkrift.protocol;

import io.darkrift.annotation.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a message with what it was. */
final class MessageComparison {
    private final WireLayouts oldLayouts;
    private final WireLayouts layouts;
    private final Map<String, MessageDescription> oldMessages;
    private final Map<String, MessageDescription> messages;
    private final ProtocolDiff diff;

    MessageComparison(
            WireLayouts oldLayouts,
            WireLayouts layouts,
            Map<String, MessageDescription> oldMessages,
            Map<String, MessageDescription> messages,
            ProtocolDiff diff) {
        this.oldLayouts = oldLayouts;
        this.layouts = layouts;
        this.oldMessages = oldMessages;
        this.messages = messages;
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
        answer(old, now, sink);
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

    private void answer(MessageDescription old, MessageDescription now, ChangeSink sink) {
        String name = simpleName(now);
        if (old.answer().isPresent() != now.answer().isPresent()) {
            sink.report(
                    ChangeKind.REQUEST_CHANGED,
                    name
                            + (now.answer().isPresent()
                                    ? " is a request now: it begins with an id that old peers do not know"
                                    : " is no longer a request: it does not begin with an id any more"));
        } else if (!old.answer().equals(now.answer())) {
            String was = old.answer().orElseThrow();
            String is = now.answer().orElseThrow();
            String text = name + " was answered with " + was + " and is answered with " + is;
            // Those of other modules are not known, and may differ.
            Optional<List<ProtocolChange>> changes = Optional.ofNullable(oldMessages.get(was))
                    .flatMap(before -> Optional.ofNullable(messages.get(is)).map(after -> answer(before, after)))
                    .filter(each -> each.stream().noneMatch(change -> change.severity() == Severity.BREAKING));
            sink.report(changes.isPresent() ? ChangeKind.ANSWER_RENAMED : ChangeKind.ANSWER_CHANGED, text);
            changes.ifPresent(all -> all.forEach(each -> sink.report(each.kind(), each.text())));
        }
    }

    private List<ProtocolChange> answer(MessageDescription old, MessageDescription now) {
        List<ProtocolChange> changes = new ArrayList<>();
        payload(old, now, (kind, text) -> changes.add(new ProtocolChange(kind, now.name(), text, List.of())), changes);
        return changes;
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
