package io.darkrift.processor.read;

import com.palantir.javapoet.ClassName;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads structs that are components: the layout decides how their holder writes them. */
final class StructReader {
    private final Elements elements;
    private final RecordReader records;
    private final Set<String> compiledNow = new HashSet<>();
    private final Deque<TypeElement> path = new ArrayDeque<>();

    StructReader(Elements elements, RecordReader records) {
        this.elements = elements;
        this.records = records;
    }

    static boolean isStruct(TypeElement type) {
        return Annotations.has(type, DarkriftStruct.class);
    }

    /** Tells that the sources of a record are being compiled, so that it gets a serializer and its errors are shown. */
    void compiledNow(TypeElement type) {
        compiledNow.add(type.getQualifiedName().toString());
    }

    void enter(TypeElement type) {
        path.addLast(type);
    }

    void leave() {
        path.removeLast();
    }

    WireType read(TypeElement type, Place place) throws Refusal, Unresolved {
        if (path.contains(type)) {
            throw endless(type, place);
        }
        return compiledNow.contains(type.getQualifiedName().toString())
                ? fromSource(type, place)
                : fromClassFile(type, place);
    }

    private WireType fromSource(TypeElement type, Place place) throws Refusal, Unresolved {
        RecordModel model;
        try {
            model = records.readQuietly(type);
        } catch (Refusal e) {
            throw e.is(Rule.ENDLESS_STRUCT) ? e.at(place.site()) : Refusal.reportedElsewhere();
        }
        return model.isFixed()
                ? new WireType.FixedStruct(
                        model.name(), model.serializer(), model.leastBytes(), model.canBeRefused(), model.components())
                : new WireType.VaryingStruct(model.name(), model.serializer(), model.leastBytes(), model.components());
    }

    /** The serializer counts, which may be of another shape than the record would get now. */
    private WireType fromClassFile(TypeElement type, Place place) throws Refusal, Unresolved {
        ClassName serializer = SerializerNames.of(type);
        TypeElement compiled = elements.getTypeElement(serializer.canonicalName());
        if (compiled == null) {
            throw place.refuse(
                    Rule.STRUCT_WITHOUT_SERIALIZER,
                    place.name() + " is of type " + type + ", which was compiled without the annotation processor: "
                            + serializer.canonicalName() + " is missing, compile that module with darkrift-processor");
        }
        CompiledSerializer shape = CompiledSerializer.of(compiled);
        return shape.size().isPresent()
                ? new WireType.FixedStruct(
                        ClassName.get(type),
                        serializer,
                        shape.size().getAsInt(),
                        shape.canBeRefused(),
                        components(type))
                : new WireType.VaryingStruct(ClassName.get(type), serializer, shape.minSize(), components(type));
    }

    /** As far as they can be read: class files lack some annotations. */
    private List<Component> components(TypeElement type) throws Unresolved {
        try {
            return records.readQuietly(type).components();
        } catch (Refusal e) {
            return List.of();
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
