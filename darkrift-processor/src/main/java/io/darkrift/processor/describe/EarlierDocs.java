package io.darkrift.processor.describe;

import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.EnumDescription;
import io.darkrift.protocol.ProtocolDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/** The docs of types that are not compiled now, as earlier descriptions have them: class files carry no docs. */
public final class EarlierDocs {
    private final Map<String, DocComment> docs = new HashMap<>();
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
            each.messages().forEach(message -> add(message.name(), message.doc(), message.components()));
            each.structs().forEach(struct -> add(struct.name(), struct.doc(), struct.components()));
            each.enums().forEach(this::addEnum);
            each.unions().forEach(union -> docs.putIfAbsent(union.name(), new DocComment(union.doc(), Map.of())));
        }
    }

    private void add(String name, String doc, List<ComponentDescription> components) {
        docs.putIfAbsent(
                name, new DocComment(doc, byName(components, ComponentDescription::name, ComponentDescription::doc)));
    }

    private void addEnum(EnumDescription each) {
        docs.putIfAbsent(
                each.name(),
                new DocComment(
                        each.doc(),
                        byName(each.constants(), EnumDescription.Constant::name, EnumDescription.Constant::doc)));
    }

    private static <T> Map<String, String> byName(List<T> parts, Function<T, String> name, Function<T, String> doc) {
        return parts.stream().collect(Collectors.toMap(name, doc));
    }

    /** Whether the docs of a type are those of an earlier description. */
    boolean knows(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return docs.containsKey(name) && !isCompiledNow.test(name);
    }

    /** The docs of a type, with those of its components or constants as parameters. */
    DocComment of(TypeElement type) {
        return docs.get(type.getQualifiedName().toString());
    }
}
