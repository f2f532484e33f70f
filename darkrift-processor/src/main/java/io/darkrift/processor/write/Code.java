package io.darkrift.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.JavaType;

/** What stands between the models and JavaPoet, which knows types of its own. */
final class Code {
    private Code() {}

    /** A piece of code. Types of the models may stand for {@code $T}. */
    static CodeBlock of(String format, Object... arguments) {
        Object[] known = new Object[arguments.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = arguments[i] instanceof JavaType type ? type(type) : arguments[i];
        }
        return CodeBlock.of(format, known);
    }

    /** A statement. Types of the models may stand for {@code $T}. */
    static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement("$L", of(format, arguments)).build();
    }

    static TypeName type(JavaType type) {
        if (type instanceof ClassName name) {
            return name(name);
        }
        if (type instanceof JavaType.ArrayOf array) {
            return ArrayTypeName.of(type(array.component()));
        }
        if (type instanceof JavaType.Generic generic) {
            return ParameterizedTypeName.get(
                    name(generic.raw()),
                    generic.arguments().stream().map(Code::type).toArray(TypeName[]::new));
        }
        if (type instanceof JavaType.Annotated annotated) {
            return type(annotated.type())
                    .annotated(annotated.annotations().stream()
                            .map(each -> AnnotationSpec.builder(name(each)).build())
                            .toList());
        }
        return switch ((JavaType.Primitive) type) {
            case BOOLEAN -> TypeName.BOOLEAN;
            case BYTE -> TypeName.BYTE;
            case SHORT -> TypeName.SHORT;
            case INT -> TypeName.INT;
            case LONG -> TypeName.LONG;
            case CHAR -> TypeName.CHAR;
            case FLOAT -> TypeName.FLOAT;
            case DOUBLE -> TypeName.DOUBLE;
        };
    }

    static com.palantir.javapoet.ClassName name(ClassName name) {
        return com.palantir.javapoet.ClassName.get(
                name.packageName(),
                name.simpleNames().get(0),
                name.simpleNames().subList(1, name.simpleNames().size()).toArray(String[]::new));
    }

    /** A class with type arguments. */
    static TypeName generic(ClassName raw, JavaType argument) {
        return generic(raw, type(argument));
    }

    static TypeName generic(ClassName raw, TypeName argument) {
        return ParameterizedTypeName.get(name(raw), argument);
    }
}
