package io.darkrift.processor.model;

import io.darkrift.processor.model.RecordModel.Surroundings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An interface with a method for each message of a module, or for those that one end receives.
 *
 * @param name the interface to write
 * @param receiver whose messages it handles
 * @param parent the interface that has the methods for messages that go both ways, if there is one
 * @param registry the registry of the module
 * @param methods the methods that it adds, in the order of their tags
 * @param leftOut the messages that its package can't reach
 * @param surroundings what its place and its messages ask of it
 */
public record HandlerModel(
        ClassName name,
        Receiver receiver,
        Optional<HandlerModel> parent,
        ClassName registry,
        List<Method> methods,
        List<ClassName> leftOut,
        Surroundings surroundings) {
    /** The end whose messages a handler is for. */
    public enum Receiver {
        /** Either, in a module where no message has a direction. */
        ANY(""),
        /** Both: what goes one way is for the other two. */
        BOTH(""),
        SERVER("Server"),
        CLIENT("Client");

        private final String infix;

        Receiver(String infix) {
            this.infix = infix;
        }

        /** Returns the part of the name of its interface before {@code Handler}. */
        public String infix() {
            return infix;
        }
    }

    /**
     * The method for a message.
     *
     * @param name its name
     * @param parameter the name of the parameter for the message
     * @param message the message
     */
    public record Method(String name, String parameter, HandledMessage message) {}

    public HandlerModel {
        methods = List.copyOf(methods);
        leftOut = List.copyOf(leftOut);
    }

    /** Its methods and those of its parent, in the order of their tags. */
    public List<Method> allMethods() {
        List<Method> all = new ArrayList<>(methods);
        parent.ifPresent(other -> all.addAll(other.methods()));
        all.sort(Comparator.comparingInt(method -> method.message().tag()));
        return all;
    }

    /** The class that implements it with empty methods. */
    public ClassName adapter() {
        return ClassName.get(name.packageName(), name.simpleName() + "Adapter");
    }
}
