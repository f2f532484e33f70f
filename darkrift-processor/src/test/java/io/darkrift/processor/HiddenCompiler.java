package io.darkrift.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;

/** Runs a processor as Gradle does, in an environment that javac does not know for its own. */
final class HiddenCompiler {
    private HiddenCompiler() {}

    static Processor around(Processor processor) {
        return proxy(Processor.class, processor);
    }

    private static <T> T proxy(Class<T> type, T target) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("init")) {
                        arguments[0] = proxy(ProcessingEnvironment.class, (ProcessingEnvironment) arguments[0]);
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }
}
