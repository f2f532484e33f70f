package io.darkrift.processor.read;

import io.darkrift.processor.model.Component;
import io.darkrift.processor.model.WireType;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where structs may stand that have appended components and no size: only the end of the message tells where they end,
 * so that nothing may follow them.
 */
final class OpenStructs {
    private OpenStructs() {}

    /** Finds what is wrong with components of a record. */
    static List<Refusal> check(List<Component> components, Site record) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            Component component = components.get(i);
            if (component.type() instanceof WireType.Struct struct) {
                if (struct.isOpen() && i < components.size() - 1) {
                    String remedy = "move " + component.name() + " to the end, or mark ";
                    refusals.add(refuse(component, struct, "is of type ", remedy, record));
                }
            } else {
                in(component.type())
                        .ifPresent(struct ->
                                refusals.add(refuse(component, struct, "holds values of type ", "mark ", record)));
            }
        }
        return refusals;
    }

    /** Returns an open struct in a value that is not a struct itself. */
    private static Optional<WireType.Struct> in(WireType type) {
        return type instanceof WireType.Struct struct
                ? Optional.of(struct).filter(WireType.Struct::isOpen)
                : type.parts().stream().flatMap(part -> in(part).stream()).findFirst();
    }

    private static Refusal refuse(Component component, WireType.Struct struct, String how, String remedy, Site record) {
        String name = struct.javaType().simpleName();
        return new Refusal(
                Rule.APPENDED,
                record.member(component.name()),
                component.place() + " " + how + name
                        + ", which ends with an @Appended component, and only the end of a message tells where that ends: "
                        + remedy + name + " @DarkriftStruct(sized = true)");
    }
}
