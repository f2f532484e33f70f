package io.darkrift.processor.registry;

import com.palantir.javapoet.ClassName;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftTags;
import io.darkrift.processor.model.HandledMessage;
import io.darkrift.processor.model.TagRange;
import io.darkrift.processor.read.TagRangeReader;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/** The ranges of tags that packages keep to. */
final class TagRanges {
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
                TagRangeReader.read(home).filter(this::isSound).ifPresent(range -> ranges.put(name, range));
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
                    "package " + range.packageName() + " keeps to the tags " + range
                            + ", which are none: choose 0 to 65535, the lower one first");
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
}
