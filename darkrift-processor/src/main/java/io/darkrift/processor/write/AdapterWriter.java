package io.darkrift.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.HandlerModel;
import io.darkrift.processor.model.HandlerModel.Method;
import javax.lang.model.element.Modifier;

/** Writes a class that implements a handler with empty methods. */
public final class AdapterWriter {
    private AdapterWriter() {}

    public static GeneratedClass write(HandlerModel model) {
        TypeSpec.Builder type = GeneratedTypes.mark(
                        TypeSpec.classBuilder(Code.name(model.adapter())), model.surroundings())
                .addJavadoc(Code.of(
                        "A {@link $T} that does nothing, for classes that handle only some of its messages.\n\n"
                                + "@param <C> what a message is handled with, such as the connection that it arrived over\n",
                        model.name()))
                .addModifiers(Modifier.ABSTRACT)
                .addTypeVariable(HandlerWriter.CONTEXT);
        model.parent().ifPresent(parent -> type.superclass(Code.generic(parent.adapter(), HandlerWriter.CONTEXT)));
        type.addSuperinterface(Code.generic(model.name(), HandlerWriter.CONTEXT))
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For subclasses.\n")
                        .addModifiers(Modifier.PROTECTED)
                        .build());
        model.methods().forEach(each -> type.addMethod(method(each)));
        return new GeneratedClass(model.adapter(), type.build());
    }

    private static MethodSpec method(Method method) {
        MethodSpec.Builder adapted = GeneratedTypes.override(method.name())
                .returns(HandlerWriter.result(method))
                .addParameter(HandlerWriter.CONTEXT, "context")
                .addParameter(Code.name(method.message().name()), method.parameter())
                .addException(Exception.class);
        if (method.message().answer().isPresent()) {
            adapted.addCode(Code.statement("return $T.unhandled()", RuntimeNames.ANSWER));
        }
        return adapted.build();
    }
}
