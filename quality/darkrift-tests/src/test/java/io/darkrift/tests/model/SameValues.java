package io.darkrift.tests.model;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells whether two values are the same throughout: records compare arrays in them by identity. */
public final class SameValues {
    private SameValues() {}

    public static boolean test(Object a, Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a.getClass().isArray() && a.getClass() == b.getClass()) {
            boolean same = Array.getLength(a) == Array.getLength(b);
            for (int i = 0; same && i < Array.getLength(a); i++) {
                same = test(Array.get(a, i), Array.get(b, i));
            }
            return same;
        }
        if (a instanceof List<?> one && b instanceof List<?> other) {
            boolean same = one.size() == other.size();
            for (int i = 0; same && i < one.size(); i++) {
                same = test(one.get(i), other.get(i));
            }
            return same;
        }
        if (a instanceof Optional<?> one && b instanceof Optional<?> other) {
            return test(one.orElse(null), other.orElse(null));
        }
        if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
            return test(List.copyOf(one.keySet()), List.copyOf(other.keySet()))
                    && test(new ArrayList<>(one.values()), new ArrayList<>(other.values()));
        }
        if (a instanceof Vector one && b instanceof Vector other) {
            return Float.compare(one.x, other.x) == 0 && Float.compare(one.y, other.y) == 0;
        }
        return a instanceof Record && a.getClass() == b.getClass() ? testComponents(a, b) : a.equals(b);
    }

    private static boolean testComponents(Object a, Object b) {
        try {
            for (RecordComponent component : a.getClass().getRecordComponents()) {
                if (!test(
                        component.getAccessor().invoke(a),
                        component.getAccessor().invoke(b))) {
                    return false;
                }
            }
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }
}
