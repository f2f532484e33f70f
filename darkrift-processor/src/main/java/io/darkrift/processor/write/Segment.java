package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.Slot;
import java.util.ArrayList;
import java.util.List;

/** A part of a record that is written in one go. */
sealed interface Segment {
    /** As many components of fixed width as follow one another: room is made once for all of them. */
    record Run(List<Slot> slots) implements Segment {
        /** The length of a line of text after which another begins. */
        private static final int MAX_LAYOUT = 70;

        int bytes() {
            return slots.stream().mapToInt(Slot::leastBytes).sum();
        }

        /** A text that names the components and their widths, for exceptions: {@code "PlayerState.id:2,x:4"}; of those that share bytes, the first. */
        CodeBlock layout(RecordModel model) {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder(model.name().simpleName()).append('.');
            String separator = "";
            for (Slot slot : slots) {
                line.append(separator);
                if (line.length() > MAX_LAYOUT) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(slot.first().name()).append(':').append(slot.leastBytes());
                separator = ",";
            }
            lines.add(line.toString());
            return lines.stream()
                    .map(each -> CodeBlock.of("$S", each))
                    .collect(CodeBlock.joining(lines.size() == 1 ? "" : "\n+ "));
        }
    }

    /** A component whose size varies. */
    record Single(Component component) implements Segment {}

    /** What an older peer does not send. */
    record Appended(Slot slot) implements Segment {
        Component component() {
            return slot.first();
        }

        /** The same, where it is there. */
        Segment present() {
            return slot.isFixed() ? new Run(List.of(slot)) : new Single(slot.first());
        }
    }

    /** The parts of a record as they are written: all of them. */
    static List<Segment> written(RecordModel model) {
        return of(model, false);
    }

    /** The parts of a record as they are read: some may be missing. */
    static List<Segment> read(RecordModel model) {
        return of(model, true);
    }

    private static List<Segment> of(RecordModel model, boolean mayEnd) {
        List<Segment> segments = new ArrayList<>();
        List<Slot> run = new ArrayList<>();
        for (Slot slot : model.slots()) {
            if (mayEnd && slot.isAppended()) {
                endRun(run, segments);
                segments.add(new Appended(slot));
            } else if (slot.isFixed()) {
                run.add(slot);
            } else {
                endRun(run, segments);
                segments.add(new Single(slot.first()));
            }
        }
        endRun(run, segments);
        return segments;
    }

    private static void endRun(List<Slot> run, List<Segment> segments) {
        if (!run.isEmpty()) {
            segments.add(new Run(List.copyOf(run)));
            run.clear();
        }
    }
}
