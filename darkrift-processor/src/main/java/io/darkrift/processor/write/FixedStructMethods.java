package io.darkrift.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.RecordModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of a struct whose size is fixed. Its holders call put and get, and make room for it themselves. */
final class FixedStructMethods {
    private final RecordModel model;
    private final Members members;

    FixedStructMethods(RecordModel model, Members members) {
        this.model = model;
        this.members = members;
    }

    static FieldSpec size(RecordModel model) {
        return FieldSpec.builder(TypeName.INT, "SIZE")
                .addJavadoc("The bytes that a value takes.\n")
                .addModifiers(visible(model, Modifier.STATIC, Modifier.FINAL))
                .initializer("$L", model.leastBytes())
                .build();
    }

    static FieldSpec minSize(RecordModel model) {
        return FieldSpec.builder(TypeName.INT, "MIN_SIZE")
                .addJavadoc("The bytes that a value takes at the least.\n")
                .addModifiers(visible(model, Modifier.STATIC, Modifier.FINAL))
                .initializer("$L", model.leastBytes())
                .build();
    }

    /** As visible as the class, since holders may be in other packages. */
    private static Modifier[] visible(RecordModel model, Modifier... modifiers) {
        if (!model.surroundings().isPublic()) {
            return modifiers;
        }
        Modifier[] all = new Modifier[modifiers.length + 1];
        all[0] = Modifier.PUBLIC;
        System.arraycopy(modifiers, 0, all, 1, modifiers.length);
        return all;
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(write()).addMethod(read()).addMethod(put()).addMethod(get());
    }

    private Segment.Run run() {
        List<Segment> segments = Segment.written(model);
        return segments.isEmpty() ? new Segment.Run(List.of()) : (Segment.Run) segments.get(0);
    }

    private MethodSpec write() {
        return GeneratedTypes.override("write")
                .addParameter(model.name(), "value")
                .addParameter(RuntimeNames.WRITER, "out")
                .addStatement("int at = out.reserve(SIZE)")
                .addStatement("put(value, out.array(), at)")
                .build();
    }

    private MethodSpec read() {
        return GeneratedTypes.override("read")
                .returns(model.name())
                .addParameter(RuntimeNames.READER, "in")
                .addStatement("int at = $T.require(in, SIZE, $L)", RuntimeNames.READS, run().layout(model))
                .addStatement(model.canBeRefused() ? "return get(in.array(), at, in)" : "return get(in.array(), at)")
                .build();
    }

    private MethodSpec put() {
        return MethodSpec.methodBuilder("put")
                .addJavadoc("Stores a value in {@link #SIZE} bytes.\n\n")
                .addJavadoc("@param value the value\n@param bytes where\n@param at at which index\n")
                .addModifiers(visible(model, Modifier.STATIC))
                .addParameter(model.name(), "value")
                .addParameter(ArrayTypeName.of(TypeName.BYTE), "bytes")
                .addParameter(TypeName.INT, "at")
                .addCode(WriteMethod.stores(run(), members))
                .build();
    }

    private MethodSpec get() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("get")
                .addJavadoc("Loads a value from {@link #SIZE} bytes.\n\n")
                .addJavadoc("@param bytes where from\n@param at from which index\n")
                .addModifiers(visible(model, Modifier.STATIC))
                .returns(model.name())
                .addParameter(ArrayTypeName.of(TypeName.BYTE), "bytes")
                .addParameter(TypeName.INT, "at");
        if (model.canBeRefused()) {
            method.addJavadoc("@param in the reader of the bytes, for exceptions\n")
                    .addParameter(RuntimeNames.READER, "in");
        }
        method.addJavadoc("@return the value\n");
        CodeBlock body = ReadMethod.loads(model, members);
        return method.addCode(body).build();
    }
}
