package io.darkrift.processor.files;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.util.Elements;

/**
 * The names that packages declare, which mean something else there than elsewhere.
 *
 * <p>They are looked up one by one. A list of what is in a package would load all of it, also the classes that an earlier
 * compilation has generated, and the batch compiler of Eclipse does not replace a class that it has loaded. A compiler
 * looks for a class that does not exist in all modules, which takes long: so the JVM tells what is in {@code java.lang}.
 */
final class PackageNames {
    private final Elements elements;
    private final Map<String, Boolean> ofJavaLang = new HashMap<>();
    private final Map<String, Boolean> declared = new HashMap<>();

    PackageNames(Elements elements) {
        this.elements = elements;
    }

    /** Returns whether a package has a type of its own with the name of one of {@code java.lang}, which is imported by itself. */
    boolean hidesJavaLang(String packageName, String name) {
        return ofJavaLang.computeIfAbsent(name, PackageNames::isInJavaLang)
                && declared.computeIfAbsent(packageName + "." + name, each -> elements.getTypeElement(each) != null);
    }

    private static boolean isInJavaLang(String name) {
        try {
            return Class.forName("java.lang." + name, false, null) != null;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
