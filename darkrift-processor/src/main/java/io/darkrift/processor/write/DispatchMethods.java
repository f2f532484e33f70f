package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.darkrift.processor.model.HandlerModel.Method;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what calls the method for a tag: a switch, or several where one would be too large for the JIT compiler. */
final class DispatchMethods {
    /** A case takes up to 25 bytes of byte code, and HotSpot leaves methods of more than 8,000 to its interpreter. */
    private static final int MAX_CASES = 250;

    private DispatchMethods() {}

    static void addTo(TypeSpec.Builder type, List<Method> methods) {
        MethodSpec.Builder dispatch = signature(HandlerWriter.override("dispatch"));
        if (methods.size() <= MAX_CASES) {
            type.addMethod(dispatch.addCode(cases(methods)).build());
            return;
        }
        int from = 0;
        for (; from + MAX_CASES < methods.size(); from += MAX_CASES) {
            List<Method> some = methods.subList(from, from + MAX_CASES);
            String condition = "if (tag <= " + lastTag(some) + ")";
            if (from == 0) {
                dispatch.beginControlFlow(condition);
            } else {
                dispatch.nextControlFlow("else " + condition);
            }
            dispatch.addStatement("$L(context, tag, message)", nameOf(some));
        }
        List<Method> rest = methods.subList(from, methods.size());
        dispatch.nextControlFlow("else")
                .addStatement("$L(context, tag, message)", nameOf(rest))
                .endControlFlow();
        type.addMethod(dispatch.build());
        for (int at = 0; at < methods.size(); at += MAX_CASES) {
            List<Method> some = methods.subList(at, Math.min(methods.size(), at + MAX_CASES));
            type.addMethod(signature(MethodSpec.methodBuilder(nameOf(some)).addModifiers(Modifier.PRIVATE))
                    .addCode(cases(some))
                    .build());
        }
    }

    private static String nameOf(List<Method> some) {
        return "dispatchUpTo" + lastTag(some);
    }

    private static int lastTag(List<Method> some) {
        return some.get(some.size() - 1).message().tag();
    }

    private static MethodSpec.Builder signature(MethodSpec.Builder method) {
        return method.addParameter(HandlerWriter.CONTEXT, "context")
                .addParameter(TypeName.INT, "tag")
                .addParameter(Object.class, "message")
                .addException(Exception.class);
    }

    private static CodeBlock cases(List<Method> methods) {
        CodeBlock.Builder code = CodeBlock.builder().add("switch (tag) {$>\n");
        for (Method method : methods) {
            code.add(
                    "case $L -> $L(context, ($T) message);\n",
                    method.message().tag(),
                    method.name(),
                    method.message().name());
        }
        return code.add("default -> throw new $T(tag);$<\n}\n", RuntimeNames.UNKNOWN_TAG)
                .build();
    }
}
