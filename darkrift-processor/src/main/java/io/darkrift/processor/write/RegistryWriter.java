package io.darkrift.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.RegistryModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the registry of a module, and its parts in other packages. */
public final class RegistryWriter {
    private static final ClassName REGISTERED = ClassName.get("io.darkrift.wire.support", "RegisteredMessages");

    private RegistryWriter() {}

    public static TypeSpec write(RegistryModel model) {
        CodeBlock.Builder all = CodeBlock.builder();
        String separator = "";
        if (!model.serializers().isEmpty() || model.parts().isEmpty()) {
            all.add(of(model.serializers()));
            separator = "\n.merge(";
        }
        for (RegistryModel.Part part : model.parts()) {
            CodeBlock registry = CodeBlock.of("$T.registry()", part.name());
            all.add(separator.isEmpty() ? registry : CodeBlock.of("$L$L)", separator, registry));
            separator = "\n.merge(";
        }
        return GeneratedTypes.begin(model.name(), model.surroundings())
                .addAnnotation(messages(model))
                .addJavadoc("The messages of this module.\n")
                .addSuperinterface(RuntimeNames.REGISTRY_PROVIDER)
                .addField(registryField(all.build()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For the {@link java.util.ServiceLoader}.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(registryMethod("The messages of this module.\n\n@return their registry\n"))
                .addMethod(GeneratedTypes.override("get")
                        .returns(RuntimeNames.REGISTRY)
                        .addStatement("return REGISTRY")
                        .build())
                .build();
    }

    /** For the processor: it may compile some of the messages alone, and finds the others here. */
    private static AnnotationSpec messages(RegistryModel model) {
        AnnotationSpec.Builder messages = AnnotationSpec.builder(REGISTERED);
        model.messages().forEach(message -> messages.addMember("value", "$S", message.reflectionName()));
        return messages.build();
    }

    public static TypeSpec writePart(RegistryModel model, RegistryModel.Part part) {
        return GeneratedTypes.begin(part.name(), model.surroundings())
                .addJavadoc(
                        "Hands the messages of this package that are not public to {@link $L}.\n",
                        model.name().canonicalName())
                .addField(registryField(of(part.serializers())))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(registryMethod("The messages of this package.\n\n@return their registry\n"))
                .build();
    }

    private static FieldSpec registryField(CodeBlock value) {
        return FieldSpec.builder(RuntimeNames.REGISTRY, "REGISTRY")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build();
    }

    private static MethodSpec registryMethod(String javadoc) {
        return MethodSpec.methodBuilder("registry")
                .addJavadoc(javadoc)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(RuntimeNames.REGISTRY)
                .addStatement("return REGISTRY")
                .build();
    }

    private static CodeBlock of(List<ClassName> serializers) {
        List<CodeBlock> instances = serializers.stream()
                .map(serializer -> CodeBlock.of("$T.INSTANCE", serializer))
                .toList();
        return CodeBlock.of("$T.of($>$>\n$L$<$<)", RuntimeNames.REGISTRY, CodeBlock.join(instances, ",\n"));
    }
}
