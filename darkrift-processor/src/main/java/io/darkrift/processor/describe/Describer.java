package io.darkrift.processor.describe;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.Fallback;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.NumberKind;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.model.WireTypeVisitor;
import io.darkrift.protocol.Bounds;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.NumericType;
import io.darkrift.protocol.PackedKind;
import io.darkrift.protocol.ReadyType;
import io.darkrift.protocol.ValueDescription;
import java.util.List;
import java.util.Optional;

/** Describes what a serializer writes. */
public final class Describer implements WireTypeVisitor<ValueDescription> {
    private Describer() {}

    /** Describes the components of a record: a text for each. */
    public static List<String> layout(RecordModel model) {
        return model.components().stream()
                .map(component -> component(component).toString())
                .toList();
    }

    private static ComponentDescription component(Component component) {
        return new ComponentDescription(
                component.name(),
                component.type().accept(new Describer()),
                component.fallback().isPresent(),
                component.fallback().map(Fallback::text).orElse(""),
                "");
    }

    @Override
    public ValueDescription numeric(WireType.Numeric type) {
        return new ValueDescription.Numeric(number(type.kind()), bounds(type));
    }

    private static NumericType number(NumberKind kind) {
        return NumericType.valueOf(kind.name());
    }

    private static Optional<Bounds> bounds(WireType.Numeric type) {
        return type.bounds().map(bounds -> new Bounds(bounds.min(), bounds.max()));
    }

    @Override
    public ValueDescription bool(WireType.Bool type) {
        return new ValueDescription.Bool();
    }

    @Override
    public ValueDescription enumerated(WireType.Enumerated type) {
        return new ValueDescription.Enumerated(name(type.javaType()), number(type.kind()));
    }

    private static String name(ClassName type) {
        return type.canonicalName();
    }

    @Override
    public ValueDescription ready(WireType.Ready type) {
        return new ValueDescription.Ready(ReadyType.valueOf(type.type().name()));
    }

    @Override
    public ValueDescription packed(WireType.Packed type) {
        WireType.Fixed value = type.value();
        if (value instanceof WireType.Bool) {
            return new ValueDescription.Packed(PackedKind.BOOL, type.bits(), Optional.empty(), Optional.empty());
        }
        if (value instanceof WireType.Enumerated each) {
            Optional<String> name = Optional.of(name(each.javaType()));
            return new ValueDescription.Packed(PackedKind.ENUM, type.bits(), name, Optional.empty());
        }
        PackedKind kind = type.isSigned() ? PackedKind.INT : PackedKind.UINT;
        return new ValueDescription.Packed(kind, type.bits(), Optional.empty(), bounds((WireType.Numeric) value));
    }

    @Override
    public ValueDescription quantized(WireType.Quantized type) {
        NumericType number = type.java() == JavaNumber.FLOAT ? NumericType.FLOAT32 : NumericType.FLOAT64;
        return new ValueDescription.Quantized(
                number, type.bounds().min(), type.bounds().max(), type.bits());
    }

    @Override
    public ValueDescription fixedStruct(WireType.FixedStruct type) {
        return new ValueDescription.Struct(name(type.javaType()));
    }

    @Override
    public ValueDescription varyingStruct(WireType.VaryingStruct type) {
        return new ValueDescription.Struct(name(type.javaType()));
    }

    @Override
    public ValueDescription text(WireType.Text type) {
        return new ValueDescription.Text(type.encoding(), type.maxLength());
    }

    @Override
    public ValueDescription character(WireType.Char type) {
        return new ValueDescription.Char(type.encoding());
    }

    @Override
    public ValueDescription custom(WireType.Custom type) {
        return new ValueDescription.Custom(name(type.serializer().name()));
    }

    @Override
    public ValueDescription union(WireType.Union type) {
        return new ValueDescription.Union(name(type.javaType()), number(type.kind()));
    }

    @Override
    public ValueDescription maybe(WireType.Maybe type) {
        return new ValueDescription.Maybe(type.value().accept(this));
    }

    @Override
    public ValueDescription mapping(WireType.Mapping type) {
        return new ValueDescription.Mapping(
                type.key().accept(this), type.value().accept(this), type.maxLength());
    }

    @Override
    public ValueDescription sequence(WireType.Sequence type) {
        return new ValueDescription.Sequence(type.element().accept(this), type.maxLength());
    }
}
