package io.darkrift.processor.read;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads annotated records. Make a new one in each round, since it holds on to elements. */
public final class RecordReader {
    /** As many as fit a datagram. Structs in structs in structs add up quickly. */
    private static final int MAX_VALUES = 10_000;

    /** As many as the count of them, a UInt16, can say. */
    private static final int MAX_SIZED_BYTES = 65_535;

    private final Elements elements;
    private final Diagnostics diagnostics;
    /** The encoding of records that do not name one. */
    private final TextEncoding encoding;

    private final StructReader structs;
    private final ComponentReader components;
    private final SurroundingsReader surroundings;

    public RecordReader(Elements elements, Types types, Diagnostics diagnostics, TextEncoding encoding) {
        this.elements = elements;
        this.diagnostics = diagnostics;
        this.encoding = encoding;
        this.structs = new StructReader(elements, this);
        this.components = new ComponentReader(elements, types, structs);
        this.surroundings = new SurroundingsReader(elements);
    }

    /** Tells beforehand that the sources of a record are being compiled. */
    public void compiledNow(TypeElement type) {
        structs.compiledNow(type);
    }

    /**
     * Reads a record, and reports what is wrong with it.
     *
     * @throws Unresolved if a type does not exist yet
     */
    public Optional<RecordModel> read(TypeElement type) throws Unresolved {
        List<Refusal> refusals = new ArrayList<>();
        Optional<RecordModel> model = Optional.empty();
        try {
            model = Optional.of(read(type, refusals));
        } catch (Refusal e) {
            refusals.add(e);
        }
        refusals.forEach(refusal -> refusal.reportTo(diagnostics));
        return refusals.isEmpty() ? model : Optional.empty();
    }

    /** Reads a record that another holds. */
    RecordModel readQuietly(TypeElement type) throws Refusal, Unresolved {
        List<Refusal> refusals = new ArrayList<>();
        RecordModel model = read(type, refusals);
        if (!refusals.isEmpty()) {
            throw refusals.get(0);
        }
        return model;
    }

    private RecordModel read(TypeElement type, List<Refusal> refusals) throws Refusal, Unresolved {
        AnnotationMirror annotation = Annotations.find(type, DarkriftMessage.class)
                .or(() -> Annotations.find(type, DarkriftStruct.class))
                .orElseThrow();
        RecordRules.check(type, annotation);
        RecordModel model = new RecordModel(
                ClassName.get(type),
                SerializerNames.of(type),
                RecordRules.tag(type, annotation),
                MessageReader.direction(annotation),
                RecordRules.isSized(annotation),
                readComponents(type, EncodingReader.of(annotation, encoding), refusals),
                surroundings.of(type));
        checkSize(model, type);
        return model;
    }

    private static void checkSize(RecordModel model, TypeElement type) throws Refusal {
        if (model.flattened() > MAX_VALUES) {
            throw new Refusal(
                    Rule.TOO_LARGE,
                    Site.of(type),
                    type.getSimpleName() + " is made of " + model.flattened() + " values, those of its structs"
                            + " included, and " + MAX_VALUES
                            + " are allowed: use lists, or fewer structs in one another");
        }
        int bytes = model.sizeOfComponents().least();
        if (model.isSized() && bytes > MAX_SIZED_BYTES) {
            throw new Refusal(
                    Rule.TOO_LARGE,
                    Site.of(type),
                    type.getSimpleName() + " takes " + bytes + " bytes or more, and a sized struct takes "
                            + MAX_SIZED_BYTES + " at most: use lists, or fewer structs in one another");
        }
    }

    private List<Component> readComponents(TypeElement type, TextEncoding encoding, List<Refusal> refusals)
            throws Unresolved {
        List<Component> read = new ArrayList<>();
        structs.enter(type);
        try {
            for (RecordComponentElement component : RecordComponents.of(type)) {
                try {
                    read.add(components.read(place(type, component, encoding)));
                } catch (Refusal e) {
                    refusals.add(e);
                }
            }
        } finally {
            structs.leave();
        }
        check(read, Site.of(type), refusals);
        refusals.addAll(OpenStructs.check(read, Site.of(type)));
        return read;
    }

    private static void check(List<Component> components, Site record, List<Refusal> refusals) {
        try {
            DefaultReader.checkOrder(components, record);
        } catch (Refusal e) {
            refusals.add(e);
        }
    }

    private Place place(TypeElement type, RecordComponentElement component, TextEncoding encoding) {
        String name = component.getSimpleName().toString();
        VariableElement field = ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(each -> each.getSimpleName().contentEquals(name))
                .findFirst()
                .orElseThrow();
        PackageElement home = elements.getPackageOf(type);
        return new Place(type.getSimpleName() + "." + name, field, Site.of(type).member(name), home, encoding);
    }
}
