package io.darkrift.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.UnionModel;
import io.darkrift.processor.model.WireType;
import javax.lang.model.element.Modifier;

/** The methods of a serializer that write and read a sealed interface. */
final class UnionCode {
    private final WireType.Union type;
    private final Members.UnionMembers names;
    private final ClassName union;

    UnionCode(WireType.Union type, Members.UnionMembers names) {
        this.type = type;
        this.names = names;
        this.union = type.model().name();
    }

    void addMethods(TypeSpec.Builder serializer) {
        serializer.addMethod(write()).addMethod(read());
    }

    private MethodSpec write() {
        CodeBlock.Builder body = CodeBlock.builder();
        String begin = "if";
        for (UnionModel.Variant variant : type.model().variants()) {
            if (begin.equals("if")) {
                body.beginControlFlow(
                        "if (value instanceof $T variant)", variant.struct().javaType());
            } else {
                body.nextControlFlow(
                        "else if (value instanceof $T variant)",
                        variant.struct().javaType());
            }
            begin = "else if";
            body.addStatement("out.$L($L)", "write" + type.kind().label(), literal(variant.number()))
                    .addStatement("$T.INSTANCE.write(variant, out)", variant.serializer());
        }
        body.nextControlFlow("else")
                .addStatement("throw $T.noVariant(value, $S)", RuntimeNames.CHECKS, union.simpleName())
                .endControlFlow();
        return MethodSpec.methodBuilder(names.write())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(union, "value")
                .addParameter(RuntimeNames.WRITER, "out")
                .addCode(body.build())
                .build();
    }

    private MethodSpec read() {
        CodeBlock load = NumberMethods.getNumber(type.kind(), CodeBlock.of("at"));
        CodeBlock.Builder body = CodeBlock.builder()
                .addStatement(
                        "int at = $T.require(in, $L, place)",
                        RuntimeNames.READS,
                        type.kind().bytes())
                .addStatement("byte[] bytes = in.array()")
                .addStatement("int number = $L", load)
                .beginControlFlow("return switch (number)");
        for (UnionModel.Variant variant : type.model().variants()) {
            body.add("case $L -> $T.INSTANCE.read(in);\n", variant.number(), variant.serializer());
        }
        body.add("default -> throw $T.noVariant(in, number, $S, place);\n", RuntimeNames.READS, union.simpleName());
        return MethodSpec.methodBuilder(names.read())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(union)
                .addParameter(RuntimeNames.READER, "in")
                .addParameter(String.class, "place")
                .addCode(body.unindent().add("};\n").build())
                .build();
    }

    private String literal(long number) {
        return switch (type.kind()) {
            case INT8 -> "(byte) " + number;
            case INT16 -> "(short) " + number;
            default -> String.valueOf(number);
        };
    }
}
