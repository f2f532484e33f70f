package io.darkrift.processor.files;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.util.Elements;

/**
 * The names that packages declare, which mean something else there than elsewhere.
 *
 * <p>They are looked up one by one. A list of what is in a package would load all of it, also the classes that an earlier
 * compilation has generated, and the batch compiler of Eclipse does not replace a class that it has loaded.
 */
final class PackageNames {
    private final Elements elements;
    private final Map<String, Boolean> ofJavaLang = new HashMap<>();

    PackageNames(Elements elements) {
        this.elements = elements;
    }

    /** Whether a package has a type of its own with the name of one of {@code java.lang}, which is imported by itself. */
    boolean hidesJavaLang(String packageName, String name) {
        return ofJavaLang.computeIfAbsent("java.lang." + name, this::exists)
                && elements.getTypeElement(packageName + "." + name) != null;
    }

    private boolean exists(String name) {
        return elements.getTypeElement(name) != null;
    }
}
