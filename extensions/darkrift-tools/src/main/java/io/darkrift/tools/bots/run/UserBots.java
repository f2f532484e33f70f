package io.darkrift.tools.bots.run;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.tools.bots.Bot;
import io.darkrift.tools.options.CommandFailedException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.IntFunction;

/** Finds the class of a user's bots, and the messages of its jar. */
final class UserBots {
    private static final String SERVICE_FILE = "META-INF/services/" + MessageRegistryProvider.class.getName();

    private UserBots() {}

    /**
     * Finds a class.
     *
     * @param name its name
     * @param classes where it is
     * @return makes a bot
     * @throws CommandFailedException if there is no such class, or it is not one of bots
     */
    static IntFunction<Bot> find(String name, ClassLoader classes) {
        try {
            Class<?> type = Class.forName(name, true, classes);
            if (!Bot.class.isAssignableFrom(type)) {
                throw new CommandFailedException(name + " does not implement " + Bot.class.getName());
            }
            Constructor<? extends Bot> constructor = type.asSubclass(Bot.class).getConstructor();
            IntFunction<Bot> maker = number -> make(constructor);
            maker.apply(1);
            return maker;
        } catch (ClassNotFoundException e) {
            throw new CommandFailedException(
                    "there is no class " + name + ": give the jar or the folder that has it with --jar", e);
        } catch (NoSuchMethodException e) {
            throw new CommandFailedException(name + " has no public constructor without parameters: add one", e);
        } catch (LinkageError e) {
            throw new CommandFailedException(name + " can't be loaded: " + e, e);
        }
    }

    private static Bot make(Constructor<? extends Bot> constructor) {
        String name = constructor.getDeclaringClass().getName();
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new CommandFailedException("the constructor of " + name + " has thrown " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new CommandFailedException(
                    name + " can't be created: it is a public class, and not an abstract one: " + e, e);
        }
    }

    /**
     * Loads the messages.
     *
     * @param classes where they are
     * @return the registry, which is empty if there is none
     */
    static MessageRegistry registry(ClassLoader classes) {
        try {
            return classes.getResources(SERVICE_FILE).hasMoreElements()
                    ? MessageRegistry.load(classes)
                    : MessageRegistry.empty();
        } catch (IOException e) {
            throw new CommandFailedException("the messages of the jar can't be read: " + e, e);
        }
    }
}
