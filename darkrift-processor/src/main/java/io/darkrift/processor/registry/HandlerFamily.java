package io.darkrift.processor.registry;

import io.darkrift.annotation.Direction;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.model.HandlerModel;
import io.darkrift.processor.model.HandlerModel.Method;
import io.darkrift.processor.model.HandlerModel.Receiver;
import io.darkrift.processor.model.RecordModel.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The handlers of a module: one if all messages go both ways, or else one for what goes both ways, and one for each end
 * that extends it.
 */
final class HandlerFamily {
    private static final String SUFFIX = "Handler";

    private final ClassName base;
    private final ClassName registry;
    private final List<ClassName> leftOut;
    private final Surroundings surroundings;

    /**
     * A family.
     *
     * @param base the name of the handler of what goes both ways
     * @param leftOut the messages that its package can't reach
     * @param surroundings what the module asks of generated classes
     */
    HandlerFamily(ClassName base, ClassName registry, List<ClassName> leftOut, Surroundings surroundings) {
        this.base = base;
        this.registry = registry;
        this.leftOut = leftOut;
        this.surroundings = surroundings;
    }

    /** The handlers that have a message, or whose parent has one. */
    List<HandlerModel> of(List<Method> methods) {
        List<Method> both = going(methods, Direction.BOTH);
        if (both.size() == methods.size()) {
            return methods.isEmpty() ? List.of() : List.of(handler(Receiver.ANY, Optional.empty(), methods));
        }
        List<HandlerModel> handlers = new ArrayList<>();
        Optional<HandlerModel> parent =
                both.isEmpty() ? Optional.empty() : Optional.of(handler(Receiver.BOTH, Optional.empty(), both));
        parent.ifPresent(handlers::add);
        for (Receiver receiver : List.of(Receiver.SERVER, Receiver.CLIENT)) {
            List<Method> own = going(
                    methods, receiver == Receiver.SERVER ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT);
            if (parent.isPresent() || !own.isEmpty()) {
                handlers.add(handler(receiver, parent, own));
            }
        }
        return handlers;
    }

    private static List<Method> going(List<Method> methods, Direction direction) {
        return methods.stream()
                .filter(method -> method.message().direction() == direction)
                .toList();
    }

    private HandlerModel handler(Receiver receiver, Optional<HandlerModel> parent, List<Method> own) {
        List<HandledMessage> messages = Stream.concat(
                        parent.stream().flatMap(each -> each.methods().stream()), own.stream())
                .map(Method::message)
                .toList();
        Surroundings place = new Surroundings(
                messages.stream().allMatch(HandledMessage::isPublic),
                messages.stream().anyMatch(HandledMessage::isDeprecated),
                surroundings.inNamedModule());
        return new HandlerModel(name(receiver), receiver, parent, registry, own, leftOut, place);
    }

    private ClassName name(Receiver receiver) {
        String simple = base.simpleName();
        if (receiver.infix().isEmpty()) {
            return base;
        }
        String stem = simple.endsWith(SUFFIX) ? simple.substring(0, simple.length() - SUFFIX.length()) : simple;
        return ClassName.get(base.packageName(), stem + receiver.infix() + SUFFIX);
    }
}
