package io.darkrift.processor.write;

import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import java.util.List;
import java.util.stream.IntStream;

/** The variables that count the turns of loops within one another. */
final class Loops {
    private int depth;

    /** The names that the loops of a record take. */
    static List<String> of(RecordModel model) {
        int deepest = model.components().stream()
                .mapToInt(component -> depth(component.type()))
                .max()
                .orElse(0);
        return IntStream.range(0, Math.max(1, deepest)).mapToObj(Loops::name).toList();
    }

    private static int depth(WireType type) {
        int own = type instanceof WireType.Sequence || type instanceof WireType.Mapping ? 1 : 0;
        return own + type.parts().stream().mapToInt(Loops::depth).max().orElse(0);
    }

    /** Begins a loop. */
    String enter() {
        return name(depth++);
    }

    /** i, j and so on, and numbers should the letters be spent. */
    private static String name(int depth) {
        return depth < 6 ? String.valueOf((char) ('i' + depth)) : "i" + depth;
    }

    void leave() {
        depth--;
    }
}
