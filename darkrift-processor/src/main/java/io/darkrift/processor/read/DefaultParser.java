package io.darkrift.processor.read;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.Default;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.JavaType;
import io.darkrift.processor.model.Numbers;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.model.WireTypeVisitor;
import io.darkrift.protocol.Bounds;
import io.darkrift.protocol.NumericType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Parses a default that is given as text; if the text is empty, it is zero, empty, or records of these. */
final class DefaultParser implements WireTypeVisitor<Optional<Default>> {
    private final String text;
    private final Predicate<ClassName> isReachable;
    private String problem = "";

    DefaultParser(String text, Predicate<ClassName> isReachable) {
        this.text = text;
        this.isReachable = isReachable;
    }

    /** Returns the problem, and the remedy. */
    String problem() {
        return problem;
    }

    private Optional<Default> refuse(String why) {
        problem = why;
        return Optional.empty();
    }

    /** For types whose default can't be given as text. */
    private Optional<Default> onlyEmpty(Default value) {
        return text.isEmpty()
                ? Optional.of(value)
                : refuse("has a default that can't be given as text: remove defaultValue, so that it is empty or zero");
    }

    @Override
    public Optional<Default> numeric(WireType.Numeric type) {
        return number(type.java(), type.kind(), type.bounds());
    }

    @Override
    public Optional<Default> quantized(WireType.Quantized type) {
        return number(type.java(), type.java().natural().orElseThrow(), Optional.of(type.bounds()));
    }

    @Override
    public Optional<Default> packed(WireType.Packed type) {
        if (!(type.value() instanceof WireType.Numeric number)) {
            return type.value().accept(this);
        }
        BigInteger whole = parse(number.java()).map(BigDecimal::toBigInteger).orElse(BigInteger.ZERO);
        return isWithin(whole, type.bits(), type.isSigned())
                ? numeric(number)
                : refuse("can't have the default " + text + ", which " + type.bits()
                        + " bits do not hold: choose another");
    }

    private Optional<Default> number(JavaNumber java, NumericType kind, Optional<Bounds> bounds) {
        Optional<BigDecimal> parsed = parse(java);
        if (parsed.isEmpty()) {
            return refuse("can't have the default \"" + text + "\": give "
                    + (java.isInteger() ? "a whole number" : "a number") + " in decimal digits");
        }
        BigDecimal number = parsed.get();
        // The bits of a number without a sign may be given as those of one that has it.
        boolean isSigned = Numbers.isSigned(kind) || java != JavaNumber.BIG_INTEGER && !Numbers.checks(kind, java);
        if (kind.isInteger() && !isWithin(number.toBigInteger(), kind.bits(), isSigned)) {
            return refuse(
                    "can't have the default " + text + ", which no @" + Numbers.label(kind) + " holds: choose another");
        }
        if (bounds.isPresent()
                && (number.doubleValue() < bounds.get().min()
                        || number.doubleValue() > bounds.get().max())) {
            return refuse("can't have the default " + (text.isEmpty() ? "0" : text) + ", which is not in "
                    + Numbers.text(bounds.get()) + ": give another as defaultValue");
        }
        return Optional.of(new Default.Number(number));
    }

    private Optional<BigDecimal> parse(JavaNumber java) {
        try {
            BigDecimal number = new BigDecimal(text.isEmpty() ? "0" : text);
            boolean isFinite = java == JavaNumber.FLOAT
                    ? Float.isFinite(number.floatValue())
                    : Double.isFinite(number.doubleValue());
            boolean isWhole = !java.isInteger() || number.stripTrailingZeros().scale() <= 0;
            return isFinite && isWhole ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isWithin(BigInteger number, int bits, boolean isSigned) {
        return isSigned ? number.bitLength() < bits : number.signum() >= 0 && number.bitLength() <= bits;
    }

    @Override
    public Optional<Default> bool(WireType.Bool type) {
        return text.isEmpty() || text.equals("true") || text.equals("false")
                ? Optional.of(new Default.Flag(Boolean.parseBoolean(text)))
                : refuse("can't have the default \"" + text + "\": give true or false");
    }

    @Override
    public Optional<Default> enumerated(WireType.Enumerated type) {
        if (!isReachable.test(type.javaType())) {
            return unreachable(type.javaType());
        }
        for (EnumModel.Constant constant : type.model().constants()) {
            if (text.isEmpty() ? constant.number() == 0 : constant.name().equals(text)) {
                return Optional.of(new Default.Constant(constant.name()));
            }
        }
        return refuse((text.isEmpty() ? "has no constant with the number 0" : "has no constant \"" + text + "\"")
                + ": give the name of one as defaultValue");
    }

    @Override
    public Optional<Default> ready(WireType.Ready type) {
        try {
            if (!text.isEmpty()) {
                switch (type.type()) {
                    case UUID -> UUID.fromString(text);
                    case INSTANT -> Instant.parse(text);
                    case DURATION -> Duration.parse(text);
                    case VECTOR2, VECTOR3, VECTOR4 -> {
                        return onlyEmpty(new Default.Ready(""));
                    }
                }
            }
            return Optional.of(new Default.Ready(text));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return refuse("can't have the default \"" + text + "\": give one that "
                    + type.javaType().simpleName() + " can parse");
        }
    }

    @Override
    public Optional<Default> fixedStruct(WireType.FixedStruct type) {
        return struct(type);
    }

    @Override
    public Optional<Default> varyingStruct(WireType.VaryingStruct type) {
        return struct(type);
    }

    private Optional<Default> unreachable(ClassName type) {
        return refuse("has no default, since its serializer can't reach " + type.simpleName()
                + ": make that public, or the component @Nullable or an Optional");
    }

    private Optional<Default> struct(WireType.Struct type) {
        if (!isReachable.test(type.javaType())) {
            return unreachable(type.javaType());
        }
        if (!type.isDescribed()) {
            return refuse("is written by a serializer of its own, so that its default is unknown: make it @Nullable or"
                    + " an Optional");
        }
        List<Default> components = new ArrayList<>();
        for (Component component : type.components()) {
            String own = component.appended().map(Component.Appended::text).orElse("");
            DefaultParser parser = new DefaultParser(own, isReachable);
            Optional<Default> value = component.type().accept(parser);
            if (value.isEmpty()) {
                return refuse("has no default, since " + component.place() + " " + parser.problem());
            }
            components.add(value.get());
        }
        return onlyEmpty(new Default.Struct(components));
    }

    @Override
    public Optional<Default> text(WireType.Text type) {
        return text.length() > type.maxLength().orElse(Integer.MAX_VALUE)
                ? refuse("has a default that is longer than its @MaxLength: choose a shorter one")
                : Optional.of(new Default.Text(text));
    }

    @Override
    public Optional<Default> character(WireType.Char type) {
        return text.length() > 1
                ? refuse("can't have the default \"" + text + "\": give one character")
                : Optional.of(new Default.Character(text.isEmpty() ? 0 : text.charAt(0)));
    }

    @Override
    public Optional<Default> custom(WireType.Custom type) {
        return refuse("is written by a serializer of its own, so that its default is unknown: make it @Nullable or an"
                + " Optional");
    }

    @Override
    public Optional<Default> union(WireType.Union type) {
        return refuse("is one of several records, so that its default is unknown: make it @Nullable or an Optional");
    }

    @Override
    public Optional<Default> maybe(WireType.Maybe type) {
        if (text.isEmpty()) {
            return Optional.of(new Default.Absent());
        }
        return type.value().accept(this).map(Default.Present::new);
    }

    @Override
    public Optional<Default> mapping(WireType.Mapping type) {
        return onlyEmpty(new Default.Empty());
    }

    @Override
    public Optional<Default> sequence(WireType.Sequence type) {
        if (!type.isList() && type.element().javaType().isGeneric()) {
            return refuse("has no default, since Java can't make an array of its elements: use a List");
        }
        JavaType single = type.javaType();
        while (single instanceof JavaType.ArrayOf array) {
            single = array.component();
        }
        if (single instanceof ClassName name && !isReachable.test(name)) {
            return unreachable(name);
        }
        return onlyEmpty(new Default.Empty());
    }
}
