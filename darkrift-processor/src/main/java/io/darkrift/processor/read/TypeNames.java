package io.darkrift.processor.read;

import javax.lang.model.type.TypeMirror;

/** Writes types as a reader of an error knows them. */
final class TypeNames {
    private TypeNames() {}

    /** A type without packages: {@code Map<String, Integer>}. */
    static String shortName(TypeMirror type) {
        return shortName(type.toString());
    }

    /** A type, as the compiler writes it, without packages. */
    static String shortName(String type) {
        return type.replaceAll("@[\\w.]+(\\([^)]*\\))? ?", "")
                .replaceAll("\\b[a-z_]\\w*\\.", "")
                .replace(",", ", ");
    }
}
