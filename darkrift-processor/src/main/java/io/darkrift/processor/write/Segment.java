package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import java.util.ArrayList;
import java.util.List;

/** A part of a record that is written in one go. */
sealed interface Segment {
    /** As many components of fixed width as follow one another: room is made once for all of them. */
    record Run(List<Component> components) implements Segment {
        /** The length of a line of text after which another begins. */
        private static final int MAX_LAYOUT = 70;

        int bytes() {
            return components.stream()
                    .mapToInt(component -> component.type().leastBytes())
                    .sum();
        }

        /** A text that names the components and their widths, for exceptions: {@code "PlayerState.id:2,x:4"}. */
        CodeBlock layout(RecordModel model) {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder(model.name().simpleName()).append('.');
            String separator = "";
            for (Component component : components) {
                line.append(separator);
                if (line.length() > MAX_LAYOUT) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(component.name())
                        .append(':')
                        .append(component.type().leastBytes());
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
