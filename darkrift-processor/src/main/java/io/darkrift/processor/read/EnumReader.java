package io.darkrift.processor.read;

import com.palantir.javapoet.ClassName;
import io.darkrift.annotation.WireValue;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.NumberKind;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads enums and the numbers of their constants. */
final class EnumReader {
    private final Elements elements;

    EnumReader(Elements elements) {
        this.elements = elements;
    }

    EnumModel read(TypeElement type, NumberKind kind, Place place) throws Refusal {
        List<EnumModel.Constant> constants = new ArrayList<>();
        Map<Long, String> names = new HashMap<>();
        boolean deprecated = elements.isDeprecated(type);
        for (Element constant : EnumOrder.of(type)) {
            String name = constant.getSimpleName().toString();
            long number = number(constant, constants.size());
            checkRange(type, name, number, kind, place);
            String other = names.putIfAbsent(number, name);
            if (other != null) {
                throw new Refusal(
                        Rule.ENUM_NUMBER,
                        site(constant),
                        "number " + number + " is used by " + type.getSimpleName() + "." + other + " and "
                                + type.getSimpleName() + "." + name
                                + ": pin other numbers with @WireValue; constants without it have their ordinal");
            }
            constants.add(new EnumModel.Constant(name, number));
            deprecated |= elements.isDeprecated(constant);
        }
        return new EnumModel(ClassName.get(type), constants, deprecated);
    }

    private static long number(Element constant, int ordinal) {
        return Annotations.find(constant, WireValue.class)
                .flatMap(mirror -> Annotations.given(mirror, "value"))
                .map(value -> value.getValue() instanceof Long number ? number : 0L)
                .orElse((long) ordinal);
    }

    private static void checkRange(TypeElement type, String name, long number, NumberKind kind, Place place)
            throws Refusal {
        if (number < kind.min() || number > kind.max()) {
            throw place.refuse(
                    Rule.ENUM_NUMBER,
                    "number " + number + " of " + type.getSimpleName() + "." + name + " does not fit " + place.name()
                            + ": @" + kind.label() + " holds " + kind.min() + " to " + kind.max()
                            + ", annotate the component with a wider type");
        }
    }

    /** The annotation of the constant if it has one. */
    private static Site site(Element constant) {
        Optional<AnnotationMirror> mirror = Annotations.find(constant, WireValue.class);
        Site site = Site.ofMember(constant);
        return mirror.isPresent() ? site.annotation(WireValue.class.getName()) : site;
    }
}
