package io.darkrift.processor.model;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * The name of a class, an interface, a record or an enum.
 *
 * @param packageName its package, or empty
 * @param simpleNames its simple name, behind those of the types that it is in
 */
public record ClassName(String packageName, List<String> simpleNames) implements JavaType, Comparable<ClassName> {
    public ClassName {
        simpleNames = List.copyOf(simpleNames);
    }

    public static ClassName get(String packageName, String simpleName) {
        return new ClassName(packageName, List.of(simpleName));
    }

    public static ClassName get(Class<?> type) {
        String inPackage =
                type.getCanonicalName().substring(type.getPackageName().length() + 1);
        return new ClassName(type.getPackageName(), List.of(inPackage.split("\\.")));
    }

    public static ClassName get(TypeElement type) {
        List<String> names = new ArrayList<>();
        Element each = type;
        while (!(each instanceof PackageElement)) {
            names.add(0, each.getSimpleName().toString());
            each = each.getEnclosingElement();
        }
        return new ClassName(((PackageElement) each).getQualifiedName().toString(), names);
    }

    public String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }

    /** The name as a source has it. */
    public String canonicalName() {
        return prefix() + String.join(".", simpleNames);
    }

    /** The name as a class file has it. */
    public String reflectionName() {
        return prefix() + String.join("$", simpleNames);
    }

    private String prefix() {
        return packageName.isEmpty() ? "" : packageName + ".";
    }

    /** Another class of the same package. */
    public ClassName peerClass(String simpleName) {
        return get(packageName, simpleName);
    }

    @Override
    public int compareTo(ClassName other) {
        return canonicalName().compareTo(other.canonicalName());
    }

    @Override
    public String toString() {
        return canonicalName();
    }
}
