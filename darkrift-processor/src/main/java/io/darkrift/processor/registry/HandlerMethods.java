package io.darkrift.processor.registry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.darkrift.processor.model.ClassName;
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

/** Names the methods of handlers: {@code onChoose}, or {@code onGameChoose} where two records are called Choose, one of them in a type or package Game. */
final class HandlerMethods {
    private final Diagnostics diagnostics;

    HandlerMethods(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A method for each message, or nothing if two would have the same name, which is reported. */
    Optional<List<Method>> of(List<HandledMessage> messages) {
        Map<HandledMessage, String> names = names(messages);
        Map<String, HandledMessage> taken = new HashMap<>();
        List<Method> methods = new ArrayList<>();
        for (HandledMessage message : messages) {
            String name = "on" + names.get(message);
            HandledMessage other = taken.putIfAbsent(name, message);
            if (other != null) {
                clash(name, other.name(), message.name());
            } else {
                methods.add(new Method(name, parameter(message.name().simpleName()), message));
            }
        }
        return methods.size() == messages.size() ? Optional.of(methods) : Optional.empty();
    }

    /** The simple names; where two are the same, those of the types around them too, and then of their packages. */
    private static Map<HandledMessage, String> names(List<HandledMessage> messages) {
        Map<HandledMessage, String> names = new HashMap<>();
        List<HandledMessage> rest = messages;
        for (int more = -1; !rest.isEmpty(); more++) {
            int level = more;
            Map<String, List<HandledMessage>> byName =
                    rest.stream().collect(groupingBy(message -> name(message.name(), level)));
            rest = new ArrayList<>();
            for (Map.Entry<String, List<HandledMessage>> each : byName.entrySet()) {
                boolean isLast = each.getValue().stream()
                        .allMatch(
                                message -> level > message.name().packageName().length());
                if (each.getValue().size() == 1 || isLast) {
                    each.getValue().forEach(message -> names.put(message, each.getKey()));
                } else {
                    rest.addAll(each.getValue());
                }
            }
        }
        return names;
    }

    /** The simple name (level -1), with those of the types around it (0), and of so many packages. */
    private static String name(ClassName record, int level) {
        if (level < 0) {
            return upper(record.simpleName());
        }
        List<String> parts = new ArrayList<>(List.of(record.packageName().split("\\.")));
        parts = new ArrayList<>(parts.subList(Math.max(0, parts.size() - level), parts.size()));
        parts.addAll(record.simpleNames());
        return parts.stream().map(HandlerMethods::upper).collect(joining());
    }

    private void clash(String name, ClassName first, ClassName second) {
        diagnostics.report(
                Rule.NAME_CLASH,
                new Site(second.canonicalName(), "", "", ""),
                name + " would be the handler's method for " + first.canonicalName() + " and for "
                        + second.canonicalName() + ": rename one of them");
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
