package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.WireType;

/** The width of an element as it stands in generated code: the constant of a struct, or a number. */
final class ElementWidth {
    private ElementWidth() {}

    static CodeBlock of(WireType.Fixed element) {
        return element instanceof WireType.FixedStruct struct
                ? CodeBlock.of("$T.SIZE", struct.serializer())
                : CodeBlock.of("$L", element.bytes());
    }

    /** The bytes of as many elements as an expression says. */
    static CodeBlock times(WireType.Fixed element, String count) {
        return isOne(element) ? CodeBlock.of("$L", count) : CodeBlock.of("$L * $L", of(element), count);
    }

    /** The index of element {@code i}. */
    static CodeBlock index(WireType.Fixed element) {
        return CodeBlock.of("at + $L", times(element, "i"));
    }

    private static boolean isOne(WireType.Fixed element) {
        return element.bytes() == 1 && !(element instanceof WireType.FixedStruct);
    }
}
