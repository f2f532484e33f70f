package io.darkrift.processor.read;

import io.darkrift.annotation.UnknownConstant;
import io.darkrift.annotation.WireValue;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.EnumModel;
import io.darkrift.processor.model.Numbers;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.NumericType;
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

    EnumModel read(TypeElement type, NumericType kind, Place place) throws Refusal {
        List<EnumModel.Constant> constants = new ArrayList<>();
        Map<Long, String> names = new HashMap<>();
        for (Element constant : NumberedTypes.inOrder(type)) {
            String name = constant.getSimpleName().toString();
            long number = NumberedTypes.number(constant).orElse((long) constants.size());
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
            constants.add(new EnumModel.Constant(name, number, elements.isDeprecated(constant)));
        }
        return new EnumModel(ClassName.get(type), constants, unknown(type), elements.isDeprecated(type));
    }

    /** The constant for numbers that no constant has. */
    private static Optional<String> unknown(TypeElement type) throws Refusal {
        String found = null;
        for (Element constant : NumberedTypes.inOrder(type)) {
            if (!Annotations.has(constant, UnknownConstant.class)) {
                continue;
            }
            String name = constant.getSimpleName().toString();
            if (found != null) {
                throw new Refusal(
                        Rule.ENUM_NUMBER,
                        Site.ofMember(constant).annotation(UnknownConstant.class.getName()),
                        type.getSimpleName() + " has @UnknownConstant on " + found + " and " + name
                                + ": keep one of them");
            }
            found = name;
        }
        return Optional.ofNullable(found);
    }

    private static void checkRange(TypeElement type, String name, long number, NumericType kind, Place place)
            throws Refusal {
        if (number < Numbers.min(kind) || number > Numbers.max(kind)) {
            throw place.refuse(
                    Rule.ENUM_NUMBER,
                    "number " + number + " of " + type.getSimpleName() + "." + name + " does not fit " + place.name()
                            + ": @" + Numbers.label(kind) + " holds " + Numbers.min(kind) + " to " + Numbers.max(kind)
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
