package io.darkrift.processor.read;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.model.RecordModel.Surroundings;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** Reads messages as far as registries and handlers know them: without their components. */
public final class MessageReader {
    private final SurroundingsReader surroundings;

    public MessageReader(Elements elements) {
        this.surroundings = new SurroundingsReader(elements);
    }

    /**
     * Reads a message, if it is one. What is wrong with it is reported when its serializer is written.
     *
     * @throws Unresolved if its tag does not exist yet
     */
    public Optional<HandledMessage> read(TypeElement type) throws Unresolved {
        AnnotationMirror annotation =
                Annotations.find(type, DarkriftMessage.class).orElseThrow();
        try {
            RecordRules.check(type, annotation);
            int tag = RecordRules.tag(type, annotation).orElseThrow();
            Surroundings around = surroundings.of(type);
            Optional<TypeElement> answer = RequestRules.answer(type);
            return Optional.of(new HandledMessage(
                    ClassName.get(type),
                    tag,
                    direction(annotation),
                    answer.map(ClassName::get),
                    around.isPublic()
                            && answer.map(each -> surroundings.of(each).isPublic())
                                    .orElse(true),
                    around.isDeprecated()));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** Returns the direction that an annotation names, or {@code BOTH} if it names no direction or does not compile. */
    static Direction direction(AnnotationMirror annotation) {
        return Annotations.given(annotation, "direction")
                .map(value -> value.getValue())
                .filter(VariableElement.class::isInstance)
                .map(constant -> Direction.valueOf(
                        ((VariableElement) constant).getSimpleName().toString()))
                .orElse(Direction.BOTH);
    }
}
