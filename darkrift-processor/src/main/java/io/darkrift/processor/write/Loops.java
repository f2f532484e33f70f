package io.darkrift.processor.write;

import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import java.util.List;

/** The variables that count the turns of loops within one another. */
final class Loops {
    private static final List<String> COUNTERS = List.of("i", "j", "k", "l", "m", "n");

    private int depth;

    /** The names that the loops of a record take. */
    static List<String> of(RecordModel model) {
        int deepest = model.components().stream()
                .mapToInt(component -> depth(component.type()))
                .max()
                .orElse(0);
        return COUNTERS.subList(0, Math.max(1, deepest));
    }

    private static int depth(WireType type) {
        int own = type instanceof WireType.Sequence || type instanceof WireType.Mapping ? 1 : 0;
        return own + type.parts().stream().mapToInt(Loops::depth).max().orElse(0);
    }

    /** Begins a loop. */
    String enter() {
        return COUNTERS.get(depth++);
    }

    void leave() {
        depth--;
    }
}
