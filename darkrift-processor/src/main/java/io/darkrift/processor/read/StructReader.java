package io.darkrift.processor.read;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.processor.describe.SerializerLayout;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import io.darkrift.protocol.ComponentDescription;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads structs that are components, each once a round: the layout decides how their holders write them. */
final class StructReader {
    private final Elements elements;
    private final RecordReader records;
    private final LayoutTypes layouts;
    private final Set<String> compiledNow = new HashSet<>();
    private final Deque<TypeElement> path = new ArrayDeque<>();
    private final Map<TypeElement, WireType.Struct> read = new HashMap<>();
    /** Of the record at the start of the path: whether a struct contains itself is seen from there. */
    private final Map<TypeElement, Refusal> refused = new HashMap<>();

    StructReader(Elements elements, RecordReader records) {
        this.elements = elements;
        this.records = records;
        this.layouts = new LayoutTypes(elements, this);
    }

    static boolean isStruct(TypeElement type) {
        return Annotations.has(type, DarkriftStruct.class);
    }

    /** Tells that the sources of a record are being compiled, so that it gets a serializer and its errors are shown. */
    void compiledNow(TypeElement type) {
        compiledNow.add(type.getQualifiedName().toString());
    }

    void enter(TypeElement type) {
        if (path.isEmpty()) {
            refused.clear();
        }
        path.addLast(type);
    }

    void leave() {
        path.removeLast();
    }

    WireType.Struct read(TypeElement type, Place place) throws Refusal, Unresolved {
        if (path.contains(type)) {
            throw endless(type, place);
        }
        WireType.Struct known = read.get(type);
        if (known != null) {
            return known;
        }
        if (refused.containsKey(type)) {
            throw refused.get(type).at(place.site());
        }
        WireType.Struct struct = compiledNow.contains(type.getQualifiedName().toString())
                ? fromSource(type, place)
                : fromClassFile(type, place);
        read.put(type, struct);
        return struct;
    }

    private WireType.Struct fromSource(TypeElement type, Place place) throws Refusal, Unresolved {
        try {
            RecordModel model = records.readQuietly(type);
            return model.size().isFixed()
                    ? new WireType.FixedStruct(
                            model.name(),
                            model.serializer(),
                            model.size().least(),
                            model.canBeRefused(),
                            model.components(),
                            model.flattened())
                    : new WireType.VaryingStruct(
                            model.name(),
                            model.serializer(),
                            model.size().least(),
                            model.components(),
                            true,
                            model.isSized(),
                            model.flattened());
        } catch (Refusal e) {
            Refusal refusal = e.is(Rule.ENDLESS_STRUCT) ? e.at(place.site()) : Refusal.reportedElsewhere();
            refused.put(type, refusal);
            throw refusal;
        }
    }

    /** The serializer counts, which may be of another shape than the record would get now. */
    private WireType.Struct fromClassFile(TypeElement type, Place place) throws Refusal, Unresolved {
        ClassName serializer = SerializerNames.of(type);
        TypeElement compiled = elements.getTypeElement(serializer.canonicalName());
        if (compiled == null) {
            throw place.refuse(
                    Rule.STRUCT_WITHOUT_SERIALIZER,
                    place.name() + " is of type " + type + ", which was compiled without the annotation processor: "
                            + serializer.canonicalName() + " is missing, compile that module with darkrift-processor");
        }
        CompiledSerializer shape = CompiledSerializer.of(compiled);
        Optional<List<ComponentDescription>> layout = SerializerLayout.find(serializer, elements);
        if (layout.isEmpty() && !shape.isSerializer()) {
            throw place.refuse(
                    Rule.NAME_CLASH,
                    place.name() + " is of type " + type + ", whose serializer has the name "
                            + serializer.canonicalName() + ", and that is another class: rename one of them");
        }
        if (layout.isEmpty()) {
            // A user wrote it.
            return new WireType.VaryingStruct(
                    ClassName.get(type), serializer, shape.minSize(), List.of(), false, false, 1);
        }
        path.addLast(type);
        try {
            List<Component> components = layouts.components(type, layout.get(), place);
            long flattened = components.stream()
                    .mapToLong(component -> component.type().flattened())
                    .sum();
            return shape.size().isPresent()
                    ? new WireType.FixedStruct(
                            ClassName.get(type),
                            serializer,
                            shape.size().getAsInt(),
                            shape.canBeRefused(),
                            components,
                            Math.max(1, flattened))
                    : new WireType.VaryingStruct(
                            ClassName.get(type),
                            serializer,
                            shape.minSize(),
                            components,
                            true,
                            SerializerLayout.isSized(compiled),
                            Math.max(1, flattened));
        } finally {
            path.removeLast();
        }
    }

    private Refusal endless(TypeElement type, Place place) {
        TypeElement root = path.peekFirst();
        if (!root.equals(type)) {
            return Refusal.reportedElsewhere();
        }
        List<String> names =
                path.stream().map(each -> each.getSimpleName().toString()).toList();
        return new Refusal(
                Rule.ENDLESS_STRUCT,
                place.site(),
                type.getSimpleName() + " contains itself: " + String.join(" > ", names) + " > " + type.getSimpleName()
                        + ". The bytes would have no end, and an array or a list would let a peer nest them until the"
                        + " stack overflows: refer to the other by a number or a name");
    }
}
