package io.darkrift.processor.registry;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftTags;
import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.read.Annotations;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/** The ranges of tags that packages keep to. */
final class TagRanges {
    /**
     * The tags that the messages of a package keep to.
     *
     * @param packageName the package
     * @param from the least of them
     * @param to the largest of them
     */
    private record TagRange(String packageName, int from, int to) {
        private static final int MAX_TAG = 65_535;

        /** Returns whether there is a tag in it, and nothing else. */
        boolean isSound() {
            return 0 <= from && from <= to && to <= MAX_TAG;
        }

        boolean contains(int tag) {
            return from <= tag && tag <= to;
        }

        boolean overlaps(TagRange other) {
            return from <= other.to && other.from <= to;
        }

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    private final Elements elements;
    private final Diagnostics diagnostics;
    private final Set<String> packages = new TreeSet<>();

    TagRanges(Elements elements, Diagnostics diagnostics) {
        this.elements = elements;
        this.diagnostics = diagnostics;
    }

    /** Remembers the packages of a round that have a range. */
    void remember(RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(DarkriftTags.class)) {
            // A class file stands for its package where a build tool passes it.
            packages.add(elements.getPackageOf(element).getQualifiedName().toString());
        }
    }

    /** Reports what is wrong with the ranges, and the messages that do not keep to theirs. */
    void report(Collection<HandledMessage> messages) {
        Set<String> all = new TreeSet<>(packages);
        messages.forEach(message -> all.add(message.name().packageName()));
        Map<String, TagRange> ranges = new TreeMap<>();
        for (String name : all) {
            PackageElement home = elements.getPackageElement(name);
            if (home != null) {
                read(home).filter(this::isSound).ifPresent(range -> ranges.put(name, range));
            }
        }
        reportOverlaps(List.copyOf(ranges.values()));
        messages.forEach(message -> report(message, ranges.get(message.name().packageName())));
    }

    private boolean isSound(TagRange range) {
        if (!range.isSound()) {
            diagnostics.report(
                    Rule.TAG_RANGE,
                    site(range),
                    "package " + range.packageName() + " has the tags " + range
                            + ", which is not a range: choose 0 to 65535, the lower one first");
        }
        return range.isSound();
    }

    private void reportOverlaps(List<TagRange> ranges) {
        List<TagRange> earlier = new ArrayList<>();
        for (TagRange range : ranges) {
            for (TagRange other : earlier) {
                if (range.overlaps(other)) {
                    diagnostics.report(
                            Rule.TAG_RANGES_OVERLAP,
                            site(range),
                            "the packages " + other.packageName() + " (tags " + other + ") and " + range.packageName()
                                    + " (tags " + range + ") have tags in common: give one of them another range");
                }
            }
            earlier.add(range);
        }
    }

    private void report(HandledMessage message, TagRange range) {
        if (range == null || range.contains(message.tag())) {
            return;
        }
        ClassName name = message.name();
        diagnostics.report(
                Rule.TAG_OUTSIDE_PACKAGE,
                new Site(name.canonicalName(), "", DarkriftMessage.class.getName(), "tag"),
                "tag " + message.tag() + " of " + name.simpleName() + " is not among " + range + ", which package "
                        + range.packageName() + " keeps to: choose one of those, or widen its @DarkriftTags");
    }

    private static Site site(TagRange range) {
        return Site.ofPackage(range.packageName()).annotation(DarkriftTags.class.getName());
    }

    /** Returns the range, or nothing if the package has no range, or one that does not compile. */
    private static Optional<TagRange> read(PackageElement home) {
        return Annotations.find(home, DarkriftTags.class)
                .flatMap(annotation -> tag(annotation, "from")
                        .flatMap(from -> tag(annotation, "to")
                                .map(to -> new TagRange(home.getQualifiedName().toString(), from, to))));
    }

    private static Optional<Integer> tag(AnnotationMirror annotation, String name) {
        return Annotations.given(annotation, name)
                .map(value -> value.getValue())
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast);
    }
}
