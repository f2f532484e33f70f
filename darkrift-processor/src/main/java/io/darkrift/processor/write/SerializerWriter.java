package io.darkrift.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.annotation.Direction;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.protocol.StructLayout;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the serializer of a record. */
public final class SerializerWriter {
    private final RecordModel model;
    private final Constants constants;
    private final StructLayout layout;
    private final StructLayout.Size size;

    private SerializerWriter(RecordModel model) {
        this.model = model;
        this.constants = new Constants(model);
        this.layout = model.layout();
        this.size = model.size();
    }

    public static GeneratedClass write(RecordModel model) {
        return new GeneratedClass(model.serializer(), new SerializerWriter(model).type());
    }

    private TypeSpec type() {
        TypeSpec.Builder type = GeneratedTypes.begin(model.serializer(), model.surroundings())
                .addAnnotation(description())
                .addJavadoc(Code.of("Writes and reads {@link $T}.\n", model.name()));
        addFields(type);
        addConstructor(type);
        WriteMethod write = new WriteMethod(model, layout, constants);
        if (isFixedStruct()) {
            addFixedMethods(type, write);
        } else {
            type.addMethod(writeMethod().addCode(write.body()).build());
            type.addMethod(readMethod()
                    .addCode(new ReadMethod(model, layout, constants).body())
                    .build());
        }
        return type.addMethods(write.parts()).build();
    }

    /** For the processor that describes the protocol: it may find this class in a class file. */
    private AnnotationSpec description() {
        CodeBlock components = model.descriptions().stream()
                .map(component -> Code.of("$S", component.toString()))
                .collect(CodeBlock.joining(",$W"));
        AnnotationSpec.Builder description = AnnotationSpec.builder(Code.name(RuntimeNames.LAYOUT))
                .addMember("value", model.components().size() == 1 ? "$L" : "{$L}", components);
        if (model.isSized()) {
            description.addMember("sized", "true");
        }
        return description.build();
    }

    private boolean isFixedStruct() {
        return !model.isMessage() && size.isFixed();
    }

    private void addFields(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(Code.name(model.serializer()), "INSTANCE")
                .addJavadoc("The only instance.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer(Code.of("new $T()", model.serializer()))
                .build());
        if (!model.isMessage()) {
            type.addField(FieldSpec.builder(TypeName.INT, size.isFixed() ? "SIZE" : "MIN_SIZE")
                    .addJavadoc(
                            size.isFixed()
                                    ? "The size of a value in bytes.\n"
                                    : "The least size of a value in bytes.\n")
                    .addModifiers(visible(Modifier.STATIC, Modifier.FINAL))
                    .initializer("$L", size.least())
                    .build());
        }
        type.addFields(constants.fields());
    }

    /** As visible as the class, since holders may be in other packages. */
    private Modifier[] visible(Modifier... modifiers) {
        List<Modifier> all = new ArrayList<>(List.of(modifiers));
        if (model.surroundings().isPublic()) {
            all.add(0, Modifier.PUBLIC);
        }
        return all.toArray(Modifier[]::new);
    }

    private void addConstructor(TypeSpec.Builder type) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        if (model.isSized()) {
            type.superclass(Code.generic(RuntimeNames.SIZED_SERIALIZER, model.name()));
            constructor.addCode(
                    Code.statement("super($S, MIN_SIZE)", model.name().simpleName()));
        } else if (!model.isMessage()) {
            type.addSuperinterface(Code.generic(RuntimeNames.VALUE_SERIALIZER, model.name()));
        } else {
            type.superclass(Code.generic(RuntimeNames.RECORD_SERIALIZER, model.name()));
            int tag = model.tag().getAsInt();
            if (model.direction() == Direction.BOTH) {
                constructor.addCode(Code.statement("super($L, $T.class)", tag, model.name()));
            } else {
                constructor.addCode(Code.statement(
                        "super($L, $T.class, $T.$L)", tag, model.name(), Direction.class, model.direction()));
            }
        }
        type.addMethod(constructor.build());
    }

    private MethodSpec.Builder writeMethod() {
        return (model.isSized()
                        ? GeneratedTypes.overrideProtected("writeComponents")
                        : GeneratedTypes.override("write"))
                .addParameter(Code.name(model.name()), "value")
                .addParameter(Code.name(RuntimeNames.WRITER), "out");
    }

    private MethodSpec.Builder readMethod() {
        return (model.isSized() ? GeneratedTypes.overrideProtected("readComponents") : GeneratedTypes.override("read"))
                .returns(Code.name(model.name()))
                .addParameter(Code.name(RuntimeNames.READER), "in");
    }

    /** The methods of a struct whose size is fixed. Its holders call put and get, and make room for it themselves. */
    private void addFixedMethods(TypeSpec.Builder type, WriteMethod write) {
        List<StructLayout.Part> parts = layout.parts();
        List<StructLayout.Slot> slots = parts.isEmpty() ? List.of() : ((StructLayout.Run) parts.get(0)).slots();
        ReadMethod read = new ReadMethod(model, layout, constants);
        type.addMethod(writeMethod()
                .addStatement("int at = out.reserve(SIZE)")
                .addStatement("put(value, out.array(), at)")
                .build());
        type.addMethod(readMethod()
                .addCode(Code.statement("int at = $T.require(in, SIZE, $L)", RuntimeNames.READS, read.names(slots)))
                .addStatement(model.canBeRefused() ? "return get(in.array(), at, in)" : "return get(in.array(), at)")
                .build());
        type.addMethod(MethodSpec.methodBuilder("put")
                .addJavadoc("Stores a value in {@link #SIZE} bytes.\n")
                .addModifiers(visible(Modifier.STATIC))
                .addParameter(Code.name(model.name()), "value")
                .addParameter(ArrayTypeName.of(TypeName.BYTE), "bytes")
                .addParameter(TypeName.INT, "at")
                .addCode(write.stores(slots))
                .build());
        MethodSpec.Builder get = MethodSpec.methodBuilder("get")
                .addJavadoc("Loads a value from {@link #SIZE} bytes.\n")
                .addModifiers(visible(Modifier.STATIC))
                .returns(Code.name(model.name()))
                .addParameter(ArrayTypeName.of(TypeName.BYTE), "bytes")
                .addParameter(TypeName.INT, "at");
        if (model.canBeRefused()) {
            get.addParameter(Code.name(RuntimeNames.READER), "in");
        }
        type.addMethod(get.addCode(read.loads()).build());
    }
}
