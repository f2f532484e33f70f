package io.darkrift.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of things that have a name and a number.
 *
 * @param <T> the things
 * @param kept those that have the number they had, whatever their name
 * @param renumbered those that have the name they had, and another number
 * @param removed those that are gone
 * @param added those that are new
 */
record Numbering<T>(List<Pair<T>> kept, List<Pair<T>> renumbered, List<T> removed, List<T> added) {
    /** One that was, and what it is now. */
    record Pair<T>(T old, T now) {}

    static Numbering<Wire.Choice.Variant> of(Wire.Choice old, Wire.Choice now) {
        return of(old.variants(), now.variants(), Wire.Choice.Variant::struct, Wire.Choice.Variant::number);
    }

    static Numbering<EnumDescription.Constant> of(EnumDescription old, EnumDescription now) {
        return of(old.constants(), now.constants(), EnumDescription.Constant::name, EnumDescription.Constant::number);
    }

    private static <T> Numbering<T> of(List<T> old, List<T> now, Function<T, String> name, Function<T, Long> number) {
        Map<String, T> nowByName = now.stream().collect(Collectors.toMap(name, each -> each));
        Map<Long, T> nowByNumber = now.stream().collect(Collectors.toMap(number, each -> each));
        Set<String> oldNames = old.stream().map(name).collect(Collectors.toSet());
        Numbering<T> numbering =
                new Numbering<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<T> found = new HashSet<>();
        for (T each : old) {
            T sameName = nowByName.get(name.apply(each));
            T sameNumber = nowByNumber.get(number.apply(each));
            if (sameName != null) {
                boolean isKept = number.apply(sameName).equals(number.apply(each));
                (isKept ? numbering.kept : numbering.renumbered).add(new Pair<>(each, sameName));
                found.add(sameName);
            } else if (sameNumber != null && !oldNames.contains(name.apply(sameNumber))) {
                numbering.kept.add(new Pair<>(each, sameNumber));
                found.add(sameNumber);
            } else {
                numbering.removed.add(each);
            }
        }
        now.stream().filter(each -> !found.contains(each)).forEach(numbering.added::add);
        return numbering;
    }
}
