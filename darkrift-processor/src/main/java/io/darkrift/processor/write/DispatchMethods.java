package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.HandlerModel;
import io.darkrift.processor.model.HandlerModel.Method;
import io.darkrift.processor.model.RecordModel.Surroundings;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods that return which tags a handler handles, and call the method for a tag. Where there are many messages, classes
 * beside the handler do it, a part of the tags each: one switch would be too large for the JIT compiler, and one class
 * for the constants of all.
 */
final class DispatchMethods {
    /** A case takes up to 25 bytes of byte code, and HotSpot leaves methods of more than 8,000 to its interpreter. */
    private static final int MAX_CASES = 250;

    /** Messages with neighbouring tags, and the class that dispatches them. */
    private record Part(ClassName name, List<Method> methods) {
        int lastTag() {
            return methods.get(methods.size() - 1).message().tag();
        }
    }

    private final HandlerModel model;
    private final List<Part> parts = new ArrayList<>();

    DispatchMethods(HandlerModel model) {
        this.model = model;
        List<Method> methods = model.allMethods();
        if (methods.size() > MAX_CASES) {
            for (int from = 0; from < methods.size(); from += MAX_CASES) {
                ClassName name = model.name().peerClass(model.name().simpleName() + "Part" + (parts.size() + 1));
                parts.add(new Part(name, methods.subList(from, Math.min(methods.size(), from + MAX_CASES))));
            }
        }
    }

    /** Adds the methods of the handler. */
    void addTo(TypeSpec.Builder type) {
        MethodSpec.Builder handles = handles(HandlerWriter.override("handles"));
        MethodSpec.Builder dispatch = dispatch(HandlerWriter.override("dispatch"));
        if (parts.isEmpty()) {
            type.addMethod(handles.addCode(tags(model.allMethods())).build());
            type.addMethod(dispatch.addCode(cases(model.allMethods(), "")).build());
        } else {
            type.addMethod(handles.addCode(choice("return $T.handles(tag)")).build());
            type.addMethod(dispatch.addCode(choice("$T.dispatch(this, context, tag, message)"))
                    .build());
        }
        List<Method> requests = model.allMethods().stream()
                .filter(method -> method.message().answer().isPresent())
                .toList();
        if (!requests.isEmpty()) {
            type.addMethod(HandlerWriter.override("answer")
                    .returns(Code.generic(RuntimeNames.ANSWER, WildcardTypeName.subtypeOf(Object.class)))
                    .addParameter(HandlerWriter.CONTEXT, "context")
                    .addParameter(TypeName.INT, "tag")
                    .addParameter(Object.class, "request")
                    .addException(Exception.class)
                    .addCode(answers(requests))
                    .build());
        }
    }

    /** The classes beside the handler, if there are any. */
    List<GeneratedClass> parts() {
        return parts.stream().map(this::write).toList();
    }

    private GeneratedClass write(Part part) {
        Surroundings hidden = new Surroundings(
                false, model.surroundings().isDeprecated(), model.surroundings().inNamedModule());
        TypeSpec type = GeneratedTypes.begin(part.name(), hidden)
                .addJavadoc(Code.of("Dispatches some of the messages of {@link $T}.\n", model.name()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(handles(MethodSpec.methodBuilder("handles").addModifiers(Modifier.STATIC))
                        .addCode(tags(part.methods()))
                        .build())
                .addMethod(dispatch(MethodSpec.methodBuilder("dispatch")
                                .addModifiers(Modifier.STATIC)
                                .addTypeVariable(HandlerWriter.CONTEXT)
                                .addParameter(Code.generic(model.name(), HandlerWriter.CONTEXT), "handler"))
                        .addCode(cases(part.methods(), "handler."))
                        .build())
                .build();
        return new GeneratedClass(part.name(), type);
    }

    private static MethodSpec.Builder handles(MethodSpec.Builder method) {
        return method.returns(TypeName.BOOLEAN).addParameter(TypeName.INT, "tag");
    }

    private static MethodSpec.Builder dispatch(MethodSpec.Builder method) {
        return method.addParameter(HandlerWriter.CONTEXT, "context")
                .addParameter(TypeName.INT, "tag")
                .addParameter(Object.class, "message")
                .addException(Exception.class);
    }

    /** Calls a method of the part that a tag is in. */
    private CodeBlock choice(String call) {
        CodeBlock.Builder code = CodeBlock.builder();
        String keyword = "";
        for (Part part : parts.subList(0, parts.size() - 1)) {
            code.add("$Lif (tag <= $L) {\n$>", keyword, part.lastTag())
                    .add(Code.statement(call, part.name()))
                    .add("$<}");
            keyword = " else ";
        }
        return code.add(" else {\n$>")
                .add(Code.statement(call, parts.get(parts.size() - 1).name()))
                .add("$<}\n")
                .build();
    }

    private static CodeBlock tags(List<Method> methods) {
        CodeBlock tags = methods.stream()
                .map(method -> Code.of("$L", method.message().tag()))
                .collect(CodeBlock.joining(",$W"));
        return methods.size() == 1
                ? Code.of("return tag == $L;\n", tags)
                : Code.of("return switch (tag) {$>\ncase $L -> true;\ndefault -> false;$<\n};\n", tags);
    }

    private static CodeBlock answers(List<Method> requests) {
        CodeBlock.Builder code = CodeBlock.builder().add("return switch (tag) {$>\n");
        for (Method method : requests) {
            code.add(Code.of(
                    "case $L -> $L(context, ($T) request);\n",
                    method.message().tag(),
                    method.name(),
                    method.message().name()));
        }
        return code.add(Code.of("default -> throw new $T(tag);", RuntimeNames.UNKNOWN_TAG))
                .add("$<\n};\n")
                .build();
    }

    private static CodeBlock cases(List<Method> methods, String handler) {
        CodeBlock.Builder code = CodeBlock.builder().add("switch (tag) {$>\n");
        for (Method method : methods) {
            if (method.message().answer().isPresent()) {
                continue;
            }
            code.add(Code.of(
                    "case $L -> $L$L(context, ($T) message);\n",
                    method.message().tag(),
                    handler,
                    method.name(),
                    method.message().name()));
        }
        return code.add(Code.of("default -> throw new $T(tag);", RuntimeNames.UNKNOWN_TAG))
                .add("$<\n}\n")
                .build();
    }
}
