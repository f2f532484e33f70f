package io.darkrift.processor.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javax.lang.model.util.Elements;

/**
 * What the processors of one compilation share: the records that were read, and which processor was called first.
 *
 * <p>There is a static map, since there is no plainer way:
 *
 * <ul>
 *   <li>One processor can't do the work of both. Gradle has each processor either isolate or aggregate: an aggregating
 *       one would write all serializers again in each build.
 *   <li>Compilers make each processor by themselves, and hand it nothing of another one. What both get is the same
 *       {@link Elements} of the compilation.
 *   <li>Both ask for the annotations of the library. A compiler calls no further processor once one has claimed them, and
 *       warns of annotations that no processor has claimed ({@code -Xlint:processing}). So the last one that is called claims
 *       them, in whichever order a build names the processors.
 * </ul>
 *
 * <p>The map does not keep compilations alive, and nothing here holds on to elements. Where a tool gives each processor
 * an {@code Elements} of its own, the registry finds the serializers by their classes, a round later.
 */
public final class Compilation {
    /** The annotations of the library. */
    public static final String ANNOTATIONS = "io.darkrift.annotation.*";

    private static final Map<Elements, Compilation> ALL = Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<String, RecordModel> written = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private Class<?> first;

    private Compilation() {}

    public static Compilation of(Elements elements) {
        return ALL.computeIfAbsent(elements, each -> new Compilation());
    }

    /** Returns whether a processor, which was called just now, is called after the other one. */
    public boolean isLast(Class<?> processor) {
        if (first == null) {
            first = processor;
        }
        return first != processor;
    }

    /** Returns whether one of the processors has been called. */
    public boolean hasBegun() {
        return first != null;
    }

    /** Notes a record whose serializer has been written. */
    public void written(RecordModel record) {
        written.put(record.name().canonicalName(), record);
    }

    /** Notes a record that will get no serializer, since something is wrong with it. */
    public void refused(String canonicalName) {
        refused.add(canonicalName);
    }

    /** The record of a canonical name, if its serializer has been written in this compilation. */
    public Optional<RecordModel> find(String canonicalName) {
        return Optional.ofNullable(written.get(canonicalName));
    }

    public boolean isRefused(String canonicalName) {
        return refused.contains(canonicalName);
    }
}
