package io.darkrift.processor.read;

import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What the keys of a map must be. A peer chooses them: where it makes their hash codes equal, a map takes a time that
 * grows with the square of their count, unless it can compare them.
 */
final class MapKeyRules {
    private final Elements elements;
    private final Types types;

    MapKeyRules(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    void check(WireType type, TypeMirror key, Place place) throws Refusal {
        if (type instanceof WireType.Maybe maybe && !maybe.isOptional()) {
            throw place.refuse(
                    Rule.MAP_KEY, place.name() + " has keys that may be null: remove @Nullable from the key's type");
        }
        if (key.getKind() != TypeKind.DECLARED || !isComparable((DeclaredType) key)) {
            throw place.refuse(
                    Rule.MAP_KEY,
                    place.name() + " has keys of type " + TypeNames.shortName(key)
                            + ", which a map can't put in order, so that a peer could slow it down with keys whose hash"
                            + " codes are equal: use numbers, text, enums or UUIDs, or let the type implement Comparable of"
                            + " itself");
        }
    }

    private boolean isComparable(DeclaredType key) {
        TypeMirror itself = types.erasure(key);
        TypeMirror comparable = types.getDeclaredType(elements.getTypeElement("java.lang.Comparable"), itself);
        return types.isSubtype(itself, comparable);
    }
}
