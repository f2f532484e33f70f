package io.darkrift.processor.read;

import com.palantir.javapoet.ClassName;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
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
        boolean compiledNow = this.compiledNow.contains(type.getQualifiedName().toString());
        ClassName serializer = SerializerNames.of(type);
        Optional<TypeElement> compiled = Optional.ofNullable(elements.getTypeElement(serializer.canonicalName()));
        if (!compiledNow && compiled.isEmpty()) {
            throw place.refuse(
                    Rule.STRUCT_WITHOUT_SERIALIZER,
                    place.name() + " is of type " + type + ", which was compiled without the annotation processor: "
                            + serializer.canonicalName() + " is missing, compile that module with darkrift-processor");
        }
        RecordModel model = layout(type, compiledNow, place);
        if (model.isFixed() && (compiledNow || hasLayout(compiled.get(), model))) {
            return new WireType.FixedStruct(
                    model.name(), serializer, model.leastBytes(), model.canBeRefused(), model.components());
        }
        return new WireType.VaryingStruct(
                model.name(), serializer, model.isFixed() ? 0 : model.leastBytes(), model.components());
    }

    private RecordModel layout(TypeElement type, boolean compiledNow, Place place) throws Refusal, Unresolved {
        try {
            return records.readQuietly(type);
        } catch (Refusal e) {
            if (e.is(Rule.ENDLESS_STRUCT)) {
                throw e.at(place.site());
            }
            if (compiledNow) {
                throw Refusal.reportedElsewhere();
            }
            throw place.refuse(
                    Rule.STRUCT_WITHOUT_SERIALIZER,
                    place.name() + " is of type " + type + ", whose class file does not make sense: " + e.getMessage()
                            + "; compile that module anew");
        }
    }

    /** Whether the serializer in a class file is of the shape that the record has now. */
    private static boolean hasLayout(TypeElement serializer, RecordModel model) {
        boolean hasSize = false;
        for (VariableElement field : ElementFilter.fieldsIn(serializer.getEnclosedElements())) {
            hasSize |= field.getSimpleName().contentEquals("SIZE")
                    && Integer.valueOf(model.leastBytes()).equals(field.getConstantValue());
        }
        boolean hasGet = false;
        for (ExecutableElement method : ElementFilter.methodsIn(serializer.getEnclosedElements())) {
            hasGet |= method.getSimpleName().contentEquals("get")
                    && method.getParameters().size() == (model.canBeRefused() ? 3 : 2);
        }
        return hasSize && hasGet;
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
