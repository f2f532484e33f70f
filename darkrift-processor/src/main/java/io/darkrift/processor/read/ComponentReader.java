package io.darkrift.processor.read;

import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.WireType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a component of a record. */
final class ComponentReader {
    private final TypeReader types;
    private final DefaultReader defaults;

    ComponentReader(Elements elements, Types types, StructReader structs) {
        this.types = new TypeReader(elements, types, structs);
        this.defaults = new DefaultReader(elements);
    }

    Component read(Place place) throws Refusal, Unresolved {
        Resolution.check(place.field().asType(), place);
        Marks marks = Marks.on(place);
        WireType type = types.read(marks, place);
        marks.refuseLeftOver();
        return new Component(place.field().getSimpleName().toString(), place.name(), type, defaults.read(type, place));
    }
}
