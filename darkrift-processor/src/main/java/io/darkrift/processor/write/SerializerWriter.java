package io.darkrift.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.annotation.Direction;
import io.darkrift.processor.describe.Describer;
import io.darkrift.processor.model.DarkriftpyLimits;
import io.darkrift.processor.model.RecordModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the serializer of a record. */
public final class SerializerWriter {
    private final RecordModel model;
    private final Members members;

    private SerializerWriter(RecordModel model) {
        this.model = model;
        this.members = Members.of(model);
    }

    public static TypeSpec write(RecordModel model) {
        return new SerializerWriter(model).type();
    }

    private TypeSpec type() {
        TypeSpec.Builder type = GeneratedTypes.begin(model.serializer(), model.surroundings())
                .addAnnotation(layout())
                .addJavadoc("Writes and reads {@link $T}.\n", model.name())
                .addSuperinterface(ParameterizedTypeName.get(
                        model.isMessage() ? RuntimeNames.MESSAGE_SERIALIZER : RuntimeNames.VALUE_SERIALIZER,
                        model.name()));
        addFields(type);
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        model.tag().ifPresent(tag -> addMessageMethods(type, tag));
        if (model.isMessage()) {
            addUnreadable(type, DarkriftpyLimits.unreadable(model));
        }
        if (isFixedStruct()) {
            new FixedStructMethods(model, members).addTo(type);
        } else {
            type.addMethod(
                    writeMethod().addCode(WriteMethod.body(model, members)).build());
            type.addMethod(readMethod().addCode(ReadMethod.body(model, members)).build());
        }
        members.enums().forEach((each, names) -> new EnumCode(each, names).addMethods(type));
        members.unions().forEach((each, names) -> new UnionCode(each, names).addMethods(type));
        return type.build();
    }

    /** For the processor that describes the protocol: it may find this class in a class file. */
    private AnnotationSpec layout() {
        AnnotationSpec.Builder layout = AnnotationSpec.builder(RuntimeNames.LAYOUT);
        List<String> components = Describer.layout(model);
        if (components.isEmpty()) {
            return layout.addMember("value", "{}").build();
        }
        components.forEach(component -> layout.addMember("value", "$S", component));
        return layout.build();
    }

    private boolean isFixedStruct() {
        return !model.isMessage() && model.isFixed();
    }

    private void addFields(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(model.serializer(), "INSTANCE")
                .addJavadoc("The only instance.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T()", model.serializer())
                .build());
        if (isFixedStruct()) {
            type.addField(FixedStructMethods.size(model));
        } else if (!model.isMessage()) {
            type.addField(FixedStructMethods.minSize(model));
        }
        members.serializers().forEach((serializer, name) -> {
            ClassName serializerName = serializer.name();
            type.addField(FieldSpec.builder(serializerName, name)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(serializer.hasInstance() ? "$T.INSTANCE" : "new $T()", serializerName)
                    .build());
        });
        members.enums().forEach((each, names) -> new EnumCode(each, names).addFields(type));
    }

    private void addMessageMethods(TypeSpec.Builder type, int tag) {
        type.addMethod(GeneratedTypes.override("tag")
                .returns(TypeName.INT)
                .addStatement("return $L", tag)
                .build());
        type.addMethod(GeneratedTypes.override("type")
                .returns(ParameterizedTypeName.get(ClassName.get(Class.class), model.name()))
                .addStatement("return $T.class", model.name())
                .build());
        if (model.direction() != Direction.BOTH) {
            type.addMethod(GeneratedTypes.override("direction")
                    .returns(Direction.class)
                    .addStatement("return $T.$L", Direction.class, model.direction())
                    .build());
        }
    }

    private static void addUnreadable(TypeSpec.Builder type, List<String> unreadable) {
        if (unreadable.isEmpty()) {
            return;
        }
        CodeBlock texts =
                unreadable.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(",\n"));
        type.addMethod(GeneratedTypes.override("unreadableByDarkriftpy")
                .returns(ParameterizedTypeName.get(List.class, String.class))
                .addStatement("return $T.of(\n$L)", List.class, texts)
                .build());
    }

    private MethodSpec.Builder writeMethod() {
        return GeneratedTypes.override("write")
                .addParameter(model.name(), "value")
                .addParameter(RuntimeNames.WRITER, "out");
    }

    private MethodSpec.Builder readMethod() {
        return GeneratedTypes.override("read").returns(model.name()).addParameter(RuntimeNames.READER, "in");
    }
}
