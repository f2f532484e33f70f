package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.WireType;

/** Where the bytes of an entry are, in a map whose keys and values have a fixed width. */
record EntryIndex(CodeBlock key, CodeBlock value) {
    static EntryIndex of(WireType.Mapping type, String counter) {
        WireType.Fixed key = (WireType.Fixed) type.key();
        CodeBlock width = ElementWidth.of(key, (WireType.Fixed) type.value());
        CodeBlock start = CodeBlock.of("at + $L", ElementWidth.times(width, counter));
        return new EntryIndex(start, CodeBlock.of("$L + $L", start, ElementWidth.of(key)));
    }
}
