package io.darkrift.processor.describe;

import io.darkrift.annotation.UnknownConstant;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Compilation;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.read.Annotations;
import io.darkrift.processor.read.NumberedTypes;
import io.darkrift.processor.read.SerializerNames;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.EnumDescription;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.Notes;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.References;
import io.darkrift.protocol.SerializerDescription;
import io.darkrift.protocol.StructDescription;
import io.darkrift.protocol.UnionDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Describes the messages of a module, and all that is in them, by what their serializers say. */
public final class ModuleDescriber {
    private final Elements elements;
    private final Compilation compilation;
    private final EarlierDocs earlier;
    private final DeclaredLayout declared;
    private final List<StructDescription> structs = new ArrayList<>();
    private final List<EnumDescription> enums = new ArrayList<>();
    private final List<UnionDescription> unions = new ArrayList<>();
    private final List<SerializerDescription> serializers = new ArrayList<>();
    private final Set<References.Reference> seen = new HashSet<>();

    /**
     * A describer.
     *
     * @param earlier what earlier descriptions say of the types that are not compiled now
     * @param diagnostics where layouts that are declared and not well-formed are reported
     */
    public ModuleDescriber(Elements elements, EarlierDocs earlier, Diagnostics diagnostics) {
        this.elements = elements;
        this.compilation = Compilation.of(elements);
        this.earlier = earlier;
        this.declared = new DeclaredLayout(elements, diagnostics);
    }

    /**
     * Describes messages. Once.
     *
     * @throws Undescribed if a serializer does not say what it writes
     */
    public ProtocolDescription describe(ClassName registry, List<HandledMessage> messages) throws Undescribed {
        List<MessageDescription> described = new ArrayList<>();
        for (HandledMessage message : messages) {
            described.add(message(message));
        }
        try {
            return protocol(registry, described);
        } catch (IllegalArgumentException e) {
            if (serializers.isEmpty()) {
                throw e;
            }
            // Structs that contain themselves are refused before: it is a layout that was declared.
            declared.report(elements.getTypeElement(serializers.get(0).name()), e.getMessage());
            serializers.clear();
            return protocol(registry, described);
        }
    }

    private ProtocolDescription protocol(ClassName registry, List<MessageDescription> messages) {
        return new ProtocolDescription(
                registry.canonicalName(), Notes.NONE, messages, structs, enums, unions, serializers);
    }

    private MessageDescription message(HandledMessage message) throws Undescribed {
        TypeElement type = elements.getTypeElement(message.name().canonicalName());
        DocComment doc = doc(type);
        return new MessageDescription(
                name(type),
                packageOf(type),
                message.tag(),
                message.direction(),
                message.answer().map(ClassName::canonicalName),
                notes(type, doc),
                components(type, doc));
    }

    private List<ComponentDescription> components(TypeElement type, DocComment doc) throws Undescribed {
        ClassName serializer = SerializerNames.of(type);
        Optional<List<ComponentDescription>> layout = compilation
                .find(name(type))
                .map(RecordModel::descriptions)
                .or(() -> SerializerLayout.find(serializer, elements));
        if (layout.isEmpty()) {
            throw new Undescribed(serializer.canonicalName());
        }
        List<ComponentDescription> components = new ArrayList<>();
        for (ComponentDescription each : layout.get()) {
            addReferences(each);
            components.add(new ComponentDescription(
                    each.name(), each.type(), each.appended(), each.defaultValue(), notes(type, doc, each.name())));
        }
        return components;
    }

    /** Returns whether the serializer of a struct writes the count of the bytes before it. */
    private boolean isSized(TypeElement struct) {
        return compilation.find(name(struct)).map(RecordModel::isSized).orElseGet(() -> {
            TypeElement serializer =
                    elements.getTypeElement(SerializerNames.of(struct).canonicalName());
            return serializer != null && SerializerLayout.isSized(serializer);
        });
    }

    private void addReferences(ComponentDescription component) throws Undescribed {
        for (References.Reference reference : References.of(component.type()).toList()) {
            add(reference);
        }
    }

    private void add(References.Reference reference) throws Undescribed {
        if (!seen.add(reference)) {
            return;
        }
        TypeElement type = elements.getTypeElement(reference.name());
        if (type == null) {
            throw new Undescribed(reference.name());
        }
        switch (reference.kind()) {
            case STRUCT -> addStruct(type);
            case ENUM -> addEnum(type);
            case UNION -> addUnion(type);
            case SERIALIZER -> addSerializer(type);
        }
    }

    private void addStruct(TypeElement type) throws Undescribed {
        DocComment doc = doc(type);
        structs.add(new StructDescription(
                name(type), packageOf(type), notes(type, doc), isSized(type), components(type, doc)));
    }

    private void addSerializer(TypeElement type) throws Undescribed {
        Optional<List<ComponentDescription>> layout = declared.of(type);
        if (layout.isEmpty()) {
            return;
        }
        try {
            serializers.add(
                    new SerializerDescription(name(type), packageOf(type), notes(type, doc(type)), layout.get()));
        } catch (IllegalArgumentException e) {
            declared.report(type, e.getMessage());
            return;
        }
        for (ComponentDescription component : layout.get()) {
            addReferences(component);
        }
    }

    private void addEnum(TypeElement type) {
        List<EnumDescription.Constant> constants = new ArrayList<>();
        Optional<String> unknown = Optional.empty();
        for (EnumModel.Constant constant : NumberedTypes.constants(type)) {
            Element element = constant(type, constant.name());
            DocComment doc = earlier.knows(type) ? earlier.of(type, constant.name()) : docOf(element);
            constants.add(new EnumDescription.Constant(constant.name(), constant.number(), notes(element, doc)));
            if (Annotations.has(element, UnknownConstant.class)) {
                unknown = Optional.of(constant.name());
            }
        }
        enums.add(new EnumDescription(name(type), packageOf(type), notes(type, doc(type)), constants, unknown));
    }

    private static Element constant(TypeElement type, String name) {
        return type.getEnclosedElements().stream()
                .filter(member ->
                        member.getKind().isField() && member.getSimpleName().contentEquals(name))
                .findFirst()
                .orElseThrow();
    }

    private void addUnion(TypeElement type) throws Undescribed {
        List<UnionDescription.Variant> variants = new ArrayList<>();
        for (NumberedTypes.Variant variant : NumberedTypes.variants(type)) {
            String struct = name(variant.struct());
            add(new References.Reference(References.Kind.STRUCT, struct));
            variants.add(new UnionDescription.Variant(struct, variant.number()));
        }
        unions.add(new UnionDescription(name(type), packageOf(type), notes(type, doc(type)), variants));
    }

    private DocComment doc(TypeElement type) {
        return earlier.knows(type) ? earlier.of(type) : docOf(type);
    }

    private DocComment docOf(Element element) {
        return DocComment.of(elements.getDocComment(element));
    }

    private static Notes notes(Element element, DocComment doc) {
        return new Notes(doc.text(), deprecation(element, doc.deprecated()), Map.of());
    }

    /** Returns the notes of a component: the text of its parameter, and its annotations. */
    private static Notes notes(TypeElement record, DocComment doc, String component) {
        Optional<Notes.Deprecation> deprecation = record.getRecordComponents().stream()
                .filter(each -> each.getSimpleName().contentEquals(component))
                .map(RecordComponentElement::getAccessor)
                .flatMap(accessor -> deprecation(accessor, "").stream())
                .findFirst();
        return new Notes(doc.parameter(component), deprecation, Map.of());
    }

    private static Optional<Notes.Deprecation> deprecation(Element element, String doc) {
        return Annotations.find(element, Deprecated.class)
                .map(mirror -> new Notes.Deprecation(doc, isForRemoval(mirror)));
    }

    private static boolean isForRemoval(AnnotationMirror deprecated) {
        return Annotations.given(deprecated, "forRemoval")
                .map(value -> Boolean.TRUE.equals(value.getValue()))
                .orElse(false);
    }

    private String packageOf(TypeElement type) {
        return elements.getPackageOf(type).getQualifiedName().toString();
    }

    private static String name(TypeElement type) {
        return type.getQualifiedName().toString();
    }
}
