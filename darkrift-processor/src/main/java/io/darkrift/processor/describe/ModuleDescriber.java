package io.darkrift.processor.describe;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.read.NumberedTypes;
import io.darkrift.processor.read.SerializerNames;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.EnumDescription;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.References;
import io.darkrift.protocol.StructDescription;
import io.darkrift.protocol.UnionDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Describes the messages of a module, and all that is in them, by what their serializers say. */
public final class ModuleDescriber {
    private final Elements elements;
    private final EarlierDocs earlier;
    private final List<StructDescription> structs = new ArrayList<>();
    private final List<EnumDescription> enums = new ArrayList<>();
    private final List<UnionDescription> unions = new ArrayList<>();
    private final Set<References.Reference> seen = new HashSet<>();

    private ModuleDescriber(Elements elements, EarlierDocs earlier) {
        this.elements = elements;
        this.earlier = earlier;
    }

    /**
     * Describes messages.
     *
     * @param earlier what earlier descriptions say of the types that are not compiled now
     * @throws Undescribed if a serializer does not say what it writes
     */
    public static ProtocolDescription describe(
            ClassName registry, List<HandledMessage> messages, Elements elements, EarlierDocs earlier)
            throws Undescribed {
        ModuleDescriber describer = new ModuleDescriber(elements, earlier);
        List<MessageDescription> described = new ArrayList<>();
        for (HandledMessage message : messages) {
            described.add(describer.message(message));
        }
        return new ProtocolDescription(
                registry.canonicalName(), described, describer.structs, describer.enums, describer.unions);
    }

    private MessageDescription message(HandledMessage message) throws Undescribed {
        TypeElement type = elements.getTypeElement(message.name().canonicalName());
        DocComment doc = doc(type);
        return new MessageDescription(
                message.name().canonicalName(), message.tag(), message.direction(), doc.text(), components(type, doc));
    }

    private List<ComponentDescription> components(TypeElement type, DocComment doc) throws Undescribed {
        ClassName serializer = SerializerNames.of(type);
        Optional<List<ComponentDescription>> layout = SerializerLayout.find(serializer, elements);
        if (layout.isEmpty()) {
            throw new Undescribed(serializer.canonicalName());
        }
        List<ComponentDescription> components = new ArrayList<>();
        for (ComponentDescription each : layout.get()) {
            for (References.Reference reference : References.of(each.type()).toList()) {
                add(reference);
            }
            components.add(new ComponentDescription(
                    each.name(), each.type(), each.appended(), each.defaultValue(), doc.parameter(each.name())));
        }
        return components;
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
        }
    }

    private void addStruct(TypeElement type) throws Undescribed {
        DocComment doc = doc(type);
        structs.add(new StructDescription(name(type), doc.text(), components(type, doc)));
    }

    private void addEnum(TypeElement type) {
        List<EnumDescription.Constant> constants = new ArrayList<>();
        for (EnumModel.Constant constant : NumberedTypes.constants(type)) {
            constants.add(
                    new EnumDescription.Constant(constant.name(), constant.number(), constantDoc(type, constant)));
        }
        enums.add(new EnumDescription(name(type), doc(type).text(), constants));
    }

    private String constantDoc(TypeElement type, EnumModel.Constant constant) {
        if (earlier.knows(type)) {
            return earlier.of(type).parameter(constant.name());
        }
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind().isField() && member.getSimpleName().contentEquals(constant.name())) {
                return docOf(member).text();
            }
        }
        return "";
    }

    private void addUnion(TypeElement type) throws Undescribed {
        List<UnionDescription.Variant> variants = new ArrayList<>();
        for (NumberedTypes.Variant variant : NumberedTypes.variants(type)) {
            String struct = name(variant.struct());
            add(new References.Reference(References.Kind.STRUCT, struct));
            variants.add(new UnionDescription.Variant(struct, variant.number()));
        }
        unions.add(new UnionDescription(name(type), doc(type).text(), variants));
    }

    private DocComment doc(TypeElement type) {
        return earlier.knows(type) ? earlier.of(type) : docOf(type);
    }

    private DocComment docOf(Element element) {
        return DocComment.of(elements.getDocComment(element));
    }

    private static String name(TypeElement type) {
        return type.getQualifiedName().toString();
    }
}
