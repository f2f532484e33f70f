package io.darkrift.processor;

import static java.util.stream.Collectors.groupingBy;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.model.HandlerModel.Method;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Names the methods of handlers: {@code onChoose}, or {@code onGameChoose} where two records are called Choose. */
final class HandlerMethods {
    private final Diagnostics diagnostics;

    HandlerMethods(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A method for each message, or nothing if two would have the same name, which is reported. */
    Optional<List<Method>> of(List<HandledMessage> messages) {
        Map<String, List<HandledMessage>> bySimpleName =
                messages.stream().collect(groupingBy(message -> simpleName(message.name())));
        Map<String, HandledMessage> taken = new HashMap<>();
        List<Method> methods = new ArrayList<>();
        for (HandledMessage message : messages) {
            ClassName record = message.name();
            boolean isUnique = bySimpleName.get(simpleName(record)).size() == 1;
            String name = "on" + (isUnique ? simpleName(record) : nestedName(record));
            HandledMessage other = taken.putIfAbsent(name, message);
            if (other != null) {
                clash(name, other.name(), record);
            } else {
                methods.add(new Method(name, parameter(record.simpleName()), message));
            }
        }
        return methods.size() == messages.size() ? Optional.of(methods) : Optional.empty();
    }

    private void clash(String name, ClassName first, ClassName second) {
        diagnostics.report(
                Rule.NAME_CLASH,
                new Site(second.canonicalName(), "", "", ""),
                name + " would be the handler's method for " + first.canonicalName() + " and for "
                        + second.canonicalName() + ": rename one of them");
    }

    private static String simpleName(ClassName record) {
        return upper(record.simpleName());
    }

    private static String nestedName(ClassName record) {
        StringBuilder name = new StringBuilder();
        record.simpleNames().forEach(each -> name.append(upper(each)));
        return name.toString();
    }

    private static String parameter(String record) {
        String name = Character.toLowerCase(record.charAt(0)) + record.substring(1);
        boolean isTaken = name.equals("context") || SourceVersion.isKeyword(name);
        return isTaken ? name + "Message" : name;
    }

    private static String upper(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
