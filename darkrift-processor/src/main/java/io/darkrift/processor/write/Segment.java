package io.darkrift.processor.write;

import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import java.util.ArrayList;
import java.util.List;

/** A part of a record that is written in one go. */
sealed interface Segment {
    /** As many components of fixed width as follow one another: room is made once for all of them. */
    record Run(List<Component> components) implements Segment {
        int bytes() {
            return components.stream()
                    .mapToInt(component -> component.type().leastBytes())
                    .sum();
        }

        /** Names the components and their widths, for exceptions: {@code PlayerState.id:2,x:4,y:4}. */
        String layout(RecordModel model) {
            List<String> widths = components.stream()
                    .map(component -> component.name() + ":" + component.type().leastBytes())
                    .toList();
            return model.name().simpleName() + "." + String.join(",", widths);
        }
    }

    /** A component whose size varies. */
    record Single(Component component) implements Segment {}

    static List<Segment> of(RecordModel model) {
        List<Segment> segments = new ArrayList<>();
        List<Component> run = new ArrayList<>();
        for (Component component : model.components()) {
            if (component.type() instanceof WireType.Fixed) {
                run.add(component);
                continue;
            }
            endRun(run, segments);
            segments.add(new Single(component));
        }
        endRun(run, segments);
        return segments;
    }

    private static void endRun(List<Component> run, List<Segment> segments) {
        if (!run.isEmpty()) {
            segments.add(new Run(List.copyOf(run)));
            run.clear();
        }
    }
}
