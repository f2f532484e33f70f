package io.darkrift.processor.read;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The visibility of a type: that of the most hidden type around it. */
final class Visibility {
    private Visibility() {}

    static boolean isPublic(Element type) {
        for (Element each = type; !(each instanceof PackageElement); each = each.getEnclosingElement()) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    /** The type itself, or one around it, that is private. */
    static Optional<Element> privatePart(Element type) {
        for (Element each = type; !(each instanceof PackageElement); each = each.getEnclosingElement()) {
            if (each.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    static boolean isReachable(TypeElement type, PackageElement from, Elements elements) {
        return isPublic(type)
                || privatePart(type).isEmpty() && elements.getPackageOf(type).equals(from);
    }
}
