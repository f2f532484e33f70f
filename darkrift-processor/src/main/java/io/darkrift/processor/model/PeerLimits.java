package io.darkrift.processor.model;

import com.palantir.javapoet.ClassName;
import io.darkrift.processor.model.PeerLimit.Kind;
import java.util.ArrayList;
import java.util.List;

/** Finds what peers of one language can't read or write right in a component. A struct is looked into. */
abstract class PeerLimits implements WireTypeVisitor<List<PeerLimit>> {
    /** A language that peers are written in. */
    interface Language {
        /** What finds the limits of a component, or of the elements of one. */
        PeerLimits limits(ClassName owner, Component component, boolean inSequence);
    }

    private final Language language;
    private final ClassName owner;
    private final Component component;
    private final boolean inSequence;

    PeerLimits(Language language, ClassName owner, Component component, boolean inSequence) {
        this.language = language;
        this.owner = owner;
        this.component = component;
        this.inSequence = inSequence;
    }

    /** The limits of all components of a record. */
    static List<PeerLimit> of(Language language, ClassName record, List<Component> components) {
        return components.stream()
                .flatMap(each -> each.type().accept(language.limits(record, each, false)).stream())
                .distinct()
                .toList();
    }

    /** Whether the type at hand is that of the elements of an array or a list. */
    final boolean inSequence() {
        return inSequence;
    }

    final List<PeerLimit> because(Kind kind, String reason) {
        return List.of(new PeerLimit(owner, component.name(), kind, component.place() + " " + reason));
    }

    /** The limits of a struct. */
    final List<PeerLimit> components(ClassName struct, List<Component> components) {
        return of(language, struct, components);
    }

    /** The limits of the types that a type is made of. */
    final List<PeerLimit> parts(WireType type) {
        return type.parts().stream()
                .flatMap(part -> part.accept(language.limits(owner, component, false)).stream())
                .toList();
    }

    static List<PeerLimit> join(List<PeerLimit> first, List<PeerLimit> second) {
        List<PeerLimit> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    @Override
    public final List<PeerLimit> sequence(WireType.Sequence type) {
        return type.element().accept(language.limits(owner, component, true));
    }
}
