package io.darkrift.processor.read;

import io.darkrift.annotation.MapKey;
import io.darkrift.annotation.MaxLength;
import io.darkrift.annotation.Range;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.report.Rule;
import io.darkrift.protocol.Bounds;
import io.darkrift.protocol.NumericType;
import java.util.Optional;
import java.util.OptionalInt;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.TypeMirror;

/**
 * What the annotations of a component say of its type. Each part of the type takes what is meant for it, from the
 * outside in; what nobody takes is a mistake.
 */
final class Marks {
    private final Place place;
    private final Optional<WireAnnotation.Use> wire;
    private Optional<AnnotationMirror> maxLength = Optional.empty();
    private Optional<AnnotationMirror> range = Optional.empty();
    private Optional<AnnotationMirror> mapKey = Optional.empty();

    private Marks(Place place, Optional<WireAnnotation.Use> wire) {
        this.place = place;
        this.wire = wire;
    }

    static Marks on(Place place) throws Refusal {
        Marks marks = new Marks(place, WireAnnotation.on(place.field(), place.site(), place.name()));
        // In java.util.@MaxLength(3) List<String> it is an annotation of the type alone.
        marks.maxLength = Annotations.find(place.field(), MaxLength.class)
                .or(() -> limitOf(place.field().asType()));
        marks.range = Annotations.find(place.field(), Range.class);
        marks.mapKey = Annotations.find(place.field(), MapKey.class);
        return marks;
    }

    /** The annotation that chooses the wire type of the single values. */
    Optional<WireAnnotation.Use> wire() {
        return wire;
    }

    boolean isWire(WireAnnotation annotation) {
        return wire.isPresent() && wire.get().is(annotation);
    }

    OptionalInt takeMaxLength() throws Refusal {
        Optional<AnnotationMirror> mirror = maxLength;
        maxLength = Optional.empty();
        if (mirror.isEmpty()) {
            return OptionalInt.empty();
        }
        int length = (int) Annotations.number(mirror.get(), "value");
        if (length < 0) {
            throw new Refusal(
                    Rule.LIMIT,
                    place.site().annotation(MaxLength.class.getName()).value("value"),
                    place.name() + " can't have " + length + " elements or characters: choose 0 or more");
        }
        return OptionalInt.of(length);
    }

    /** The bounds of a number. */
    Optional<Bounds> takeRange(NumericType kind, JavaNumber java) throws Refusal {
        Optional<AnnotationMirror> mirror = range;
        range = Optional.empty();
        return mirror.isEmpty()
                ? Optional.empty()
                : Optional.of(RangeRules.range(
                        Annotations.number(mirror.get(), "min"),
                        Annotations.number(mirror.get(), "max"),
                        kind,
                        java,
                        place));
    }

    /** Adds the limit that stands at the type of an element, as in {@code List<@MaxLength(16) String>}. */
    void limitElement(TypeMirror element) throws Refusal {
        Optional<AnnotationMirror> limit = limitOf(element);
        if (limit.isPresent() && maxLength.isPresent()) {
            throw place.refuse(
                    Rule.LIMIT,
                    place.name() + " has two @MaxLength for " + TypeNames.shortName(element) + ": keep one of them");
        }
        maxLength = limit.or(() -> maxLength);
    }

    private static Optional<AnnotationMirror> limitOf(TypeMirror type) {
        for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
            if (Annotations.nameOf(mirror).equals(MaxLength.class.getName())) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    /** Returns the annotations for the keys of a map. */
    Marks takeMapKey() throws Refusal, Unresolved {
        Optional<AnnotationMirror> mirror = mapKey;
        mapKey = Optional.empty();
        if (mirror.isEmpty()) {
            return new Marks(place, Optional.empty());
        }
        Object named = Annotations.given(mirror.get(), "value")
                .orElseThrow(Unresolved::toldByCompiler)
                .getValue();
        String name = named instanceof TypeMirror type ? type.toString() : "";
        Optional<WireAnnotation> annotation =
                WireAnnotation.named(name).filter(each -> each != WireAnnotation.SERIALIZED_BY && !each.isBitwise());
        if (annotation.isEmpty()) {
            throw new Refusal(
                    Rule.MAP_KEY,
                    place.site().annotation(MapKey.class.getName()).value("value"),
                    "@MapKey of " + place.name() + " names " + TypeNames.shortName(name)
                            + ", which chooses no wire type for keys: name one such as UInt16.class or Text.class");
        }
        return new Marks(
                place,
                Optional.of(new WireAnnotation.Use(
                        annotation.get(), mirror.get(), place.site().annotation(MapKey.class.getName()))));
    }

    /** Refuses what no part of the type has taken. */
    void refuseLeftOver() throws Refusal {
        refuse(maxLength, MaxLength.class, "String, arrays, lists and maps");
        refuse(range, Range.class, "numbers, and arrays, lists and optionals of them");
        refuse(mapKey, MapKey.class, "maps");
    }

    private void refuse(Optional<AnnotationMirror> mirror, Class<?> annotation, String fitting) throws Refusal {
        if (mirror.isPresent()) {
            throw new Refusal(
                    Rule.MISFIT,
                    place.site().annotation(annotation.getName()),
                    "@" + annotation.getSimpleName() + " does not fit " + place.name() + " of type "
                            + TypeNames.shortName(place.field().asType()) + ": it fits " + fitting);
        }
    }
}
