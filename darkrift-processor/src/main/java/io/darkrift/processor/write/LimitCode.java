package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalInt;

/** The checks of how long something is. */
final class LimitCode {
    private LimitCode() {}

    /** A count that is about to be written. */
    static CodeBlock written(CodeBlock count, OptionalInt max, String place) {
        return max.isPresent()
                ? CodeBlock.of("$T.count($L, $L, $S)", RuntimeNames.LIMITS, count, max.getAsInt(), place)
                : count;
    }

    /** Reads a count. */
    static CodeBlock read(CodeBlock leastWidth, OptionalInt max, String place) {
        return max.isPresent()
                ? CodeBlock.of("$T.count(in, $L, $L, $S)", RuntimeNames.LIMITS, leastWidth, max.getAsInt(), place)
                : CodeBlock.of("$T.count(in, $L, $S)", RuntimeNames.READS, leastWidth, place);
    }

    /** A statement that looks at the count that comes next; nothing if there is no limit. */
    static CodeBlock ahead(OptionalInt max, String place) {
        return max.isPresent()
                ? CodeBlock.builder()
                        .addStatement("$T.ahead(in, $L, $S)", RuntimeNames.LIMITS, max.getAsInt(), place)
                        .build()
                : CodeBlock.of("");
    }
}
