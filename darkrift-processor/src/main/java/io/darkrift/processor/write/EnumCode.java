package io.darkrift.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.EnumModel;
import javax.lang.model.element.Modifier;

/** The members of a serializer that turn the constants of an enum into numbers, and back. */
final class EnumCode {
    private final EnumModel model;
    private final Members.EnumMembers names;
    private final ClassName enumName;

    EnumCode(EnumModel model, Members.EnumMembers names) {
        this.model = model;
        this.names = names;
        this.enumName = model.name();
    }

    void addFields(TypeSpec.Builder serializer) {
        if (model.isOrdinal()) {
            serializer.addField(FieldSpec.builder(ArrayTypeName.of(enumName), names.values())
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$T.values()", enumName)
                    .build());
        }
    }

    void addMethods(TypeSpec.Builder serializer) {
        if (!model.isOrdinal()) {
            serializer.addMethod(toNumber());
        }
        serializer.addMethod(toConstant());
    }

    private MethodSpec toNumber() {
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("return switch (constant)");
        for (EnumModel.Constant constant : model.constants()) {
            body.add("case $L -> $L;\n", constant.name(), literal(constant.number()));
        }
        return MethodSpec.methodBuilder(names.toNumber())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(numberType())
                .addParameter(enumName, "constant")
                .addCode(body.unindent().add("};\n").build())
                .build();
    }

    private MethodSpec toConstant() {
        return MethodSpec.methodBuilder(names.toConstant())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(enumName)
                .addParameter(numberType(), "number")
                .addParameter(RuntimeNames.READER, "in")
                .addParameter(String.class, "place")
                .addCode(model.isOrdinal() ? byOrdinal() : needsLong() ? byComparing() : bySwitching())
                .build();
    }

    private CodeBlock byOrdinal() {
        String below = names.isSigned() ? "number < 0 || " : "";
        return CodeBlock.builder()
                .beginControlFlow("if ($Lnumber >= $L.length)", below, names.values())
                .addStatement(refuse())
                .endControlFlow()
                .addStatement(needsLong() ? "return $L[(int) number]" : "return $L[number]", names.values())
                .build();
    }

    private CodeBlock bySwitching() {
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("return switch (number)");
        for (EnumModel.Constant constant : model.constants()) {
            body.add("case $L -> $T.$L;\n", literal(constant.number()), enumName, constant.name());
        }
        return body.add("default -> $L;\n", refuse()).unindent().add("};\n").build();
    }

    /** Java has no switch over a long. */
    private CodeBlock byComparing() {
        CodeBlock.Builder body = CodeBlock.builder();
        for (EnumModel.Constant constant : model.constants()) {
            body.beginControlFlow("if (number == $L)", literal(constant.number()))
                    .addStatement("return $T.$L", enumName, constant.name())
                    .endControlFlow();
        }
        return body.addStatement(refuse()).build();
    }

    private CodeBlock refuse() {
        return CodeBlock.of("throw $T.noConstant(in, number, $S, place)", RuntimeNames.READS, enumName.simpleName());
    }

    private boolean needsLong() {
        return names.isLong();
    }

    private TypeName numberType() {
        return needsLong() ? TypeName.LONG : TypeName.INT;
    }

    private String literal(long number) {
        return needsLong() ? number + "L" : String.valueOf(number);
    }
}
