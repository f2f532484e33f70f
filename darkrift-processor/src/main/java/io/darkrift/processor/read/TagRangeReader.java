package io.darkrift.processor.read;

import io.darkrift.annotation.DarkriftTags;
import io.darkrift.processor.model.TagRange;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.PackageElement;

/** Reads the range of tags of a package, from its source or its class file. */
public final class TagRangeReader {
    private TagRangeReader() {}

    /** The range, unless the package has none, or one that does not compile. */
    public static Optional<TagRange> read(PackageElement home) {
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
