package io.darkrift.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.RecordModel.Surroundings;
import io.darkrift.processor.model.RegistryModel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the registry of a module, and its parts in other packages. */
public final class RegistryWriter {
    private static final ClassName REGISTERED = ClassName.get("io.darkrift.wire.support", "RegisteredMessages");

    private static final ClassName FIXED_SIZES = ClassName.get("io.darkrift.wire.support", "FixedSizes");
    private static final int IN_A_CONSTANT = 4_000;
    private static final int IN_A_LINE = 4;

    private RegistryWriter() {}

    public static GeneratedClass write(RegistryModel model) {
        CodeBlock.Builder all = CodeBlock.builder();
        String separator = "";
        if (!model.serializers().isEmpty() || model.parts().isEmpty()) {
            all.add(of(model, model.serializers()));
            separator = "\n.merge(";
        }
        for (RegistryModel.Part part : model.parts()) {
            CodeBlock registry = Code.of("$T.registry()", part.name());
            all.add(separator.isEmpty() ? registry : Code.of("$L$L)", separator, registry));
            separator = "\n.merge(";
        }
        TypeSpec.Builder type = GeneratedTypes.begin(model.name(), model.surroundings());
        if (!model.sizes().isEmpty()) {
            type.addStaticBlock(sizes(model.sizes()));
        }
        type.addAnnotation(messages(model))
                .addJavadoc("The messages of this module.\n")
                .addSuperinterface(Code.name(RuntimeNames.REGISTRY_PROVIDER))
                .addField(registryField(all.build()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For the {@link java.util.ServiceLoader}.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(registryMethod("Returns the messages of this module.\n"))
                .addMethod(GeneratedTypes.override("get")
                        .returns(Code.name(RuntimeNames.REGISTRY))
                        .addStatement("return REGISTRY")
                        .build());
        return new GeneratedClass(model.name(), type.build());
    }

    /** For the processor: it may compile some of the messages alone, and finds the others here. */
    private static AnnotationSpec messages(RegistryModel model) {
        CodeBlock names = model.messages().stream()
                .map(message -> Code.of("$S", message.reflectionName()))
                .collect(CodeBlock.joining(",$W"));
        return AnnotationSpec.builder(Code.name(REGISTERED))
                .addMember("value", model.messages().size() == 1 ? "$L" : "{$L}", names)
                .build();
    }

    public static GeneratedClass writePart(RegistryModel model, RegistryModel.Part part) {
        boolean isBeside = part.name().packageName().equals(model.name().packageName());
        Surroundings surroundings = new Surroundings(
                !isBeside,
                model.surroundings().isDeprecated(),
                model.surroundings().inNamedModule());
        TypeSpec type = GeneratedTypes.begin(part.name(), surroundings)
                .addJavadoc(
                        isBeside
                                ? "Hands some of the messages to {@link $L}.\n"
                                : "Hands the messages of this package that are not public to {@link $L}.\n",
                        model.name().canonicalName())
                .addField(registryField(of(model, part.serializers())))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(registryMethod("Returns some of the messages.\n"))
                .build();
        return new GeneratedClass(part.name(), type);
    }

    private static FieldSpec registryField(CodeBlock value) {
        return FieldSpec.builder(Code.name(RuntimeNames.REGISTRY), "REGISTRY")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    private static MethodSpec registryMethod(String javadoc) {
        return MethodSpec.methodBuilder("registry")
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(Code.name(RuntimeNames.REGISTRY))
                .addStatement("return REGISTRY")
                .build();
    }

    private static CodeBlock of(RegistryModel model, List<ClassName> serializers) {
        List<CodeBlock> instances = serializers.stream()
                .map(serializer -> Code.of("$T.INSTANCE", serializer))
                .toList();
        CodeBlock registry = Code.of("$T.of($L)", RuntimeNames.REGISTRY, CodeBlock.join(instances, ",$W"));
        return model.fingerprints().isEmpty() || serializers.isEmpty()
                ? registry
                : Code.of("$L\n$>$>.withFingerprints($L)$<$<", registry, fingerprints(model, serializers));
    }

    /** Returns the fingerprints as strings: a constant has at most 65,535 bytes, and a line should not be too long. */
    private static CodeBlock fingerprints(RegistryModel model, List<ClassName> serializers) {
        List<CodeBlock> constants = new ArrayList<>();
        for (int from = 0; from < serializers.size(); from += IN_A_CONSTANT) {
            List<ClassName> some = serializers.subList(from, Math.min(serializers.size(), from + IN_A_CONSTANT));
            List<CodeBlock> lines = new ArrayList<>();
            for (int at = 0; at < some.size(); at += IN_A_LINE) {
                lines.add(Code.of(
                        "$S",
                        some.subList(at, Math.min(some.size(), at + IN_A_LINE)).stream()
                                .map(each -> HexFormat.of()
                                        .toHexDigits(model.fingerprints().get(each)))
                                .collect(Collectors.joining())));
            }
            constants.add(CodeBlock.join(lines, "\n+ "));
        }
        return CodeBlock.join(constants, ",\n");
    }

    private static CodeBlock sizes(Map<ClassName, Integer> sizes) {
        CodeBlock.Builder code = CodeBlock.builder();
        sizes.forEach((serializer, size) ->
                code.add(Code.statement("$T.require($T.class, $L)", FIXED_SIZES, serializer, size)));
        return code.build();
    }
}
