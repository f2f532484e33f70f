package io.darkrift.processor.read;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads which message answers a request. */
final class RequestRules {
    private static final String REQUEST = "io.darkrift.message.Request";

    private RequestRules() {}

    /** The record of the answer, if a record is a request: what stands in {@code implements Request<Page>}. */
    static Optional<TypeElement> answer(TypeElement type) {
        return request(type)
                .filter(request -> request.getTypeArguments().size() == 1)
                .map(request -> request.getTypeArguments().get(0))
                .filter(DeclaredType.class::isInstance)
                .map(answer -> (TypeElement) ((DeclaredType) answer).asElement());
    }

    private static Optional<DeclaredType> request(TypeElement type) {
        for (TypeMirror each : type.getInterfaces()) {
            if (each.getKind() == TypeKind.DECLARED
                    && ((TypeElement) ((DeclaredType) each).asElement())
                            .getQualifiedName()
                            .contentEquals(REQUEST)) {
                return Optional.of((DeclaredType) each);
            }
        }
        return Optional.empty();
    }

    /** Refuses a request that no message can answer. */
    static void check(TypeElement type) throws Refusal {
        if (request(type).isEmpty()) {
            return;
        }
        String name = type.getSimpleName().toString();
        if (!Annotations.has(type, DarkriftMessage.class)) {
            throw new Refusal(
                    Rule.REQUEST,
                    Site.of(type),
                    name
                            + " is a struct, and a request is a message: mark it with @DarkriftMessage, or let it implement"
                            + " no Request");
        }
        Optional<TypeElement> answer = answer(type);
        if (answer.isEmpty()) {
            throw new Refusal(
                    Rule.REQUEST,
                    Site.of(type),
                    name + " does not say what its answers are: let it implement Request<Page>, with the message of the"
                            + " answer in place of Page");
        }
        // What does not exist yet is told by the compiler.
        boolean exists = answer.get().asType().getKind() == TypeKind.DECLARED;
        if (exists && !Annotations.has(answer.get(), DarkriftMessage.class)) {
            throw new Refusal(
                    Rule.REQUEST,
                    Site.of(type),
                    name + " is answered with " + answer.get().getSimpleName()
                            + ", which is not a message: mark that with" + " @DarkriftMessage");
        }
    }
}
