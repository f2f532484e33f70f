package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.WireType;

/** The width of an element as it stands in generated code: the constant of a struct, or a number. */
final class ElementWidth {
    private ElementWidth() {}

    static CodeBlock of(WireType.Fixed element) {
        if (element instanceof WireType.FixedStruct struct) {
            return CodeBlock.of("$T.SIZE", struct.serializer());
        }
        return element instanceof WireType.Ready ready
                ? CodeBlock.of("$T.SIZE", ready.type().serializer())
                : CodeBlock.of("$L", element.bytes());
    }

    /** The width of two, one after the other. */
    static CodeBlock of(WireType.Fixed first, WireType.Fixed second) {
        return isNumber(first) && isNumber(second)
                ? CodeBlock.of("$L", first.bytes() + second.bytes())
                : CodeBlock.of("($L + $L)", of(first), of(second));
    }

    /** The bytes of as many elements as an expression says. */
    static CodeBlock times(WireType.Fixed element, String count) {
        return times(of(element), count);
    }

    static CodeBlock times(CodeBlock width, String count) {
        return width.toString().equals("1") ? CodeBlock.of("$L", count) : CodeBlock.of("$L * $L", width, count);
    }

    /** The index of the element that a variable counts. */
    static CodeBlock index(WireType.Fixed element, String counter) {
        return CodeBlock.of("at + $L", times(element, counter));
    }

    private static boolean isNumber(WireType.Fixed element) {
        return !(element instanceof WireType.FixedStruct) && !(element instanceof WireType.Ready);
    }
}
