package io.darkrift.processor.read;

import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Tells whether all parts of a type exist. */
final class Resolution {
    private Resolution() {}

    static void check(TypeMirror type, Place place) throws Unresolved {
        String missing = type.accept(new Search(), null);
        if (missing != null) {
            throw new Unresolved(place.site(), place.name(), missing);
        }
    }

    /** Finds the first part that does not exist. */
    private static final class Search extends SimpleTypeVisitor14<String, Void> {
        @Override
        public String visitError(ErrorType type, Void unused) {
            return type.toString();
        }

        @Override
        public String visitArray(ArrayType type, Void unused) {
            return type.getComponentType().accept(this, null);
        }

        @Override
        public String visitWildcard(WildcardType type, Void unused) {
            return type.getExtendsBound() != null ? type.getExtendsBound().accept(this, null) : null;
        }

        @Override
        public String visitDeclared(DeclaredType type, Void unused) {
            for (TypeMirror argument : type.getTypeArguments()) {
                String missing = argument.accept(this, null);
                if (missing != null) {
                    return missing;
                }
            }
            return null;
        }
    }
}
