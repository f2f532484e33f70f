package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.HandlerModel;
import io.darkrift.processor.model.HandlerModel.Method;
import io.darkrift.processor.model.HandlerModel.Receiver;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes an interface with a method for each message. */
public final class HandlerWriter {
    static final TypeVariableName CONTEXT = TypeVariableName.get("C");

    private HandlerWriter() {}

    public static GeneratedClass write(HandlerModel model) {
        ClassName parent = model.parent().map(HandlerModel::name).orElse(RuntimeNames.MESSAGE_HANDLER);
        TypeSpec.Builder type = GeneratedTypes.mark(
                        TypeSpec.interfaceBuilder(Code.name(model.name())), model.surroundings())
                .addJavadoc(javadoc(model))
                .addTypeVariable(CONTEXT)
                .addSuperinterface(Code.generic(parent, CONTEXT));
        model.methods().forEach(each -> type.addMethod(method(each)));
        if (model.parent().isEmpty()) {
            type.addMethod(override("registry")
                    .returns(Code.name(RuntimeNames.REGISTRY))
                    .addCode(Code.statement("return $T.registry()", model.registry()))
                    .build());
        }
        if (model.parent().isEmpty() || !model.methods().isEmpty()) {
            new DispatchMethods(model).addTo(type);
        }
        return new GeneratedClass(model.name(), type.build());
    }

    /** The classes beside the interface that share the work of a large one. */
    public static List<GeneratedClass> writeParts(HandlerModel model) {
        return new DispatchMethods(model).parts();
    }

    private static CodeBlock javadoc(HandlerModel model) {
        CodeBlock.Builder doc = CodeBlock.builder()
                .add("Handles $L. A class that implements it has a method for each.\n", what(model.receiver()));
        if (!model.leftOut().isEmpty()) {
            doc.add("\n<p>Left out are those that are not public, and in another package:\n");
            for (int i = 0; i < model.leftOut().size(); i++) {
                doc.add(
                        "{@code $L}$L\n",
                        model.leftOut().get(i).canonicalName(),
                        i < model.leftOut().size() - 1 ? "," : ".");
            }
        }
        return doc.add("\n@param <C> what a message is handled with, such as the connection that it arrived over\n")
                .build();
    }

    private static String what(Receiver receiver) {
        return switch (receiver) {
            case ANY -> "the messages of this module";
            case BOTH -> "the messages of this module that clients and servers send";
            case SERVER -> "the messages of this module that a server receives";
            case CLIENT -> "the messages of this module that a client receives";
        };
    }

    private static MethodSpec method(Method method) {
        ClassName record = method.message().name();
        return MethodSpec.methodBuilder(method.name())
                .addJavadoc(Code.of(
                        "$L {@link $T}, tag $L.\n",
                        method.message().answer().isPresent() ? "Answers" : "Handles",
                        record,
                        method.message().tag()))
                .returns(result(method))
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addParameter(CONTEXT, "context")
                .addParameter(Code.name(record), method.parameter())
                .addException(Exception.class)
                .build();
    }

    /** Returns the result of the method for a message: nothing, or the answer to a request. */
    static TypeName result(Method method) {
        return method.message()
                .answer()
                .<TypeName>map(answer -> Code.generic(RuntimeNames.ANSWER, Code.name(answer)))
                .orElse(TypeName.VOID);
    }

    static MethodSpec.Builder override(String name) {
        return GeneratedTypes.override(name).addModifiers(Modifier.DEFAULT);
    }
}
