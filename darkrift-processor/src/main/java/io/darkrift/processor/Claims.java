package io.darkrift.processor;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.lang.model.util.Elements;

/**
 * Who claims the annotations for which two processors ask: a compiler shows no other processor what one has claimed, and
 * warns of what none has. So the last to be called claims them, in whichever order a build names the processors.
 */
final class Claims {
    /** The annotations of the library. */
    static final String ANNOTATIONS = "io.darkrift.annotation.*";

    /** The processor that was called first in each compilation: what else would the two have in common? */
    private static final Map<Elements, Class<?>> FIRST = Collections.synchronizedMap(new WeakHashMap<>());

    private Claims() {}

    /** Whether a processor is called after the other one. */
    static boolean isLast(Elements compilation, Class<?> processor) {
        return FIRST.computeIfAbsent(compilation, each -> processor) != processor;
    }
}
