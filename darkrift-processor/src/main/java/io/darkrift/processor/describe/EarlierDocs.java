package io.darkrift.processor.describe;

import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.EnumDescription;
import io.darkrift.protocol.Notes;
import io.darkrift.protocol.ProtocolDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/** The docs of types that are not compiled now, as earlier descriptions have them: class files carry no docs. */
public final class EarlierDocs {
    private final Map<String, DocComment> types = new HashMap<>();
    private final Map<String, DocComment> constants = new HashMap<>();
    private final Predicate<String> isCompiledNow;

    /**
     * The docs of some descriptions.
     *
     * @param descriptions what earlier compilations wrote
     * @param isCompiledNow whether the type of a canonical name has a source in this compilation
     */
    public EarlierDocs(List<ProtocolDescription> descriptions, Predicate<String> isCompiledNow) {
        this.isCompiledNow = isCompiledNow;
        for (ProtocolDescription each : descriptions) {
            each.messages().forEach(message -> add(message.name(), message.notes(), message.components()));
            each.structs().forEach(struct -> add(struct.name(), struct.notes(), struct.components()));
            each.serializers().forEach(serializer -> add(serializer.name(), serializer.notes(), List.of()));
            each.unions().forEach(union -> add(union.name(), union.notes(), List.of()));
            each.enums().forEach(this::addEnum);
        }
    }

    private void add(String name, Notes notes, List<ComponentDescription> components) {
        Map<String, String> parameters =
                components.stream().collect(Collectors.toMap(ComponentDescription::name, ComponentDescription::doc));
        types.putIfAbsent(name, comment(notes, parameters));
    }

    private static DocComment comment(Notes notes, Map<String, String> parameters) {
        return new DocComment(
                notes.doc(),
                parameters,
                notes.deprecation().map(Notes.Deprecation::doc).orElse(""));
    }

    private void addEnum(EnumDescription each) {
        add(each.name(), each.notes(), List.of());
        each.constants()
                .forEach(constant -> constants.putIfAbsent(
                        each.name() + "." + constant.name(), comment(constant.notes(), Map.of())));
    }

    /** Returns whether the docs of a type are those of an earlier description. */
    boolean knows(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return types.containsKey(name) && !isCompiledNow.test(name);
    }

    /** The docs of a type. */
    DocComment of(TypeElement type) {
        return types.get(type.getQualifiedName().toString());
    }

    /** The docs of a constant of an enum. */
    DocComment of(TypeElement type, String constant) {
        return constants.getOrDefault(type.getQualifiedName() + "." + constant, DocComment.of(null));
    }
}
