package io.darkrift.processor.read;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.CustomSerializer;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.UnionModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.NumericType;
import io.darkrift.protocol.PackedKind;
import io.darkrift.protocol.ValueDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * The wire types of a struct that was compiled earlier: what its serializer says that it writes, and the Java types of
 * the record. Annotations in class files do not say as much.
 */
final class LayoutTypes {
    private final Elements elements;
    private final StructReader structs;

    LayoutTypes(Elements elements, StructReader structs) {
        this.elements = elements;
        this.structs = structs;
    }

    List<Component> components(TypeElement record, List<ComponentDescription> layout, Place holder)
            throws Refusal, Unresolved {
        List<RecordComponentElement> components = RecordComponents.of(record);
        if (components.size() != layout.size()) {
            throw changed(record, holder);
        }
        List<Component> types = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            ComponentDescription description = layout.get(i);
            try {
                WireType type = type(description.type(), components.get(i).asType(), holder);
                types.add(new Component(
                        description.name(),
                        record.getSimpleName() + "." + description.name(),
                        type,
                        description.appended()
                                ? Optional.of(appended(type, description.defaultValue(), record, holder))
                                : Optional.empty()));
            } catch (ClassCastException | IndexOutOfBoundsException e) {
                throw changed(record, holder);
            }
        }
        return types;
    }

    /** The default as the serializer has it, which knows those of records that the holder can't reach. */
    private static Component.Appended appended(WireType type, String text, TypeElement record, Place holder)
            throws Refusal {
        return new Component.Appended(
                text, type.accept(new DefaultParser(text, each -> true)).orElseThrow(() -> changed(record, holder)));
    }

    private static Refusal changed(TypeElement record, Place holder) {
        return holder.refuse(
                Rule.STRUCT_WITHOUT_SERIALIZER,
                holder.name() + " is of type " + record
                        + ", which has changed since its serializer was compiled: compile"
                        + " that module again with darkrift-processor");
    }

    private WireType type(ValueDescription description, TypeMirror java, Place holder) throws Refusal, Unresolved {
        JavaType name = JavaType.of(java);
        if (description instanceof ValueDescription.Numeric numeric) {
            return new WireType.Numeric(numeric.type(), number(name), name, numeric.bounds());
        }
        if (description instanceof ValueDescription.Bool) {
            return new WireType.Bool(name);
        }
        if (description instanceof ValueDescription.Text text) {
            return new WireType.Text(name, text.encoding(), text.maxLength());
        }
        if (description instanceof ValueDescription.Char character) {
            return new WireType.Char(name, character.encoding());
        }
        if (description instanceof ValueDescription.Ready ready) {
            return new WireType.Ready(ready.type());
        }
        if (description instanceof ValueDescription.Custom custom) {
            return new WireType.Custom(name, new CustomSerializer(className(custom.serializer()), false));
        }
        if (description instanceof ValueDescription.Quantized quantized) {
            return new WireType.Quantized(
                    number(name),
                    name,
                    new io.darkrift.protocol.Bounds(quantized.min(), quantized.max()),
                    quantized.bits());
        }
        return description instanceof ValueDescription.Packed packed
                ? packed(packed, name, java)
                : composed(description, java, holder);
    }

    private static JavaNumber number(JavaType name) {
        return JavaNumber.of(name, false)
                .or(() -> JavaNumber.of(name, true))
                .orElseThrow(() -> new ClassCastException(name.toString()));
    }

    private ClassName className(String canonicalName) {
        TypeElement type = elements.getTypeElement(canonicalName);
        return type == null ? ClassName.get("", canonicalName) : ClassName.get(type);
    }

    private WireType packed(ValueDescription.Packed packed, JavaType name, TypeMirror java) {
        WireType.Fixed value = switch (packed.kind()) {
            case BOOL -> new WireType.Bool(name);
            case ENUM -> new WireType.Enumerated(enumModel(java), NumericType.INT32);
            case INT, UINT ->
                new WireType.Numeric(number(name).natural().orElseThrow(), number(name), name, packed.bounds());
        };
        return new WireType.Packed(value, packed.bits(), packed.kind() == PackedKind.INT);
    }

    private EnumModel enumModel(TypeMirror java) {
        TypeElement type = element(java);
        return new EnumModel(
                ClassName.get(type), NumberedTypes.constants(type), Optional.empty(), elements.isDeprecated(type));
    }

    private static TypeElement element(TypeMirror java) {
        return (TypeElement) ((DeclaredType) java).asElement();
    }

    private static TypeMirror argument(TypeMirror java, int index) {
        return ((DeclaredType) java).getTypeArguments().get(index);
    }

    private WireType composed(ValueDescription description, TypeMirror java, Place holder) throws Refusal, Unresolved {
        JavaType name = JavaType.of(java);
        if (description instanceof ValueDescription.Struct) {
            return structs.read(element(java), holder);
        }
        if (description instanceof ValueDescription.Enumerated each) {
            return new WireType.Enumerated(enumModel(java), each.type());
        }
        if (description instanceof ValueDescription.Union union) {
            List<UnionModel.Variant> variants = new ArrayList<>();
            for (NumberedTypes.Variant variant : NumberedTypes.variants(element(java))) {
                variants.add(new UnionModel.Variant(structs.read(variant.struct(), holder), variant.number()));
            }
            return new WireType.Union(new UnionModel(ClassName.get(element(java)), variants), union.type());
        }
        if (description instanceof ValueDescription.Maybe maybe) {
            boolean isOptional = TypeReader.is(java, Optional.class);
            WireType value = type(maybe.value(), isOptional ? argument(java, 0) : java, holder);
            return new WireType.Maybe(value, isOptional, name);
        }
        if (description instanceof ValueDescription.Mapping mapping) {
            return new WireType.Mapping(
                    type(mapping.key(), argument(java, 0), holder),
                    type(mapping.value(), argument(java, 1), holder),
                    name,
                    mapping.maxLength());
        }
        ValueDescription.Sequence sequence = (ValueDescription.Sequence) description;
        if (java instanceof ArrayType array) {
            WireType element = type(sequence.element(), array.getComponentType(), holder);
            return new WireType.Sequence(
                    element, false, new JavaType.ArrayOf(element.javaType()), sequence.maxLength());
        }
        WireType element = type(sequence.element(), argument(java, 0), holder);
        return new WireType.Sequence(element, true, name, sequence.maxLength());
    }
}
