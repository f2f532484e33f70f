package io.darkrift.processor.peers;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.model.ReadyClasses;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.peers.PeerLimit.Kind;
import io.darkrift.protocol.NumericType;
import io.darkrift.protocol.ValueDescription;

/**
 * What darkriftpy 0.1.0 can't read or write right. Its text is UTF-8, a char one byte, and the fields of its messages
 * are numbers, booleans, text, bytes, and lists of numbers and text.
 */
final class DarkriftpyLimits extends PeerLimits {
    /** The largest tag: they are signed integers of 16 bits there. */
    static final int MAX_TAG = 32_767;

    private static final long MAX_IN_LIST = Integer.MAX_VALUE;

    DarkriftpyLimits(RecordModel message) {
        super(message);
    }

    @Override
    void byHand(String what) {
        because(
                Kind.WITHOUT_CODE,
                what + ", which no field of a darkriftpy message is: it takes code with its reader and writer");
    }

    @Override
    void single(ValueDescription type, boolean inSequence) {
        if (type instanceof ValueDescription.Text text) {
            text(text.encoding());
        } else if (type instanceof ValueDescription.Char character) {
            character(character.encoding(), inSequence);
        } else if (type instanceof ValueDescription.Packed packed) {
            byHand("is packed into " + packed.bits() + " bits");
        } else if (type instanceof ValueDescription.Quantized) {
            byHand("is quantized");
        } else if (type instanceof ValueDescription.Union) {
            byHand("is one of several structs");
        } else if (inSequence) {
            element(type);
        }
        // What a serializer of the user's writes, nobody knows.
    }

    private void element(ValueDescription type) {
        if (type instanceof ValueDescription.Numeric number) {
            number(number.type());
        } else if (type instanceof ValueDescription.Bool) {
            because(Kind.READING_AND_WRITING, "has packed booleans, and darkriftpy knows no list of those");
        } else if (type instanceof ValueDescription.Enumerated each) {
            boolean isWide = each.type() == NumericType.UINT32
                    && enumOf(each).constants().stream().anyMatch(constant -> constant.number() > MAX_IN_LIST);
            if (isWide) {
                wideNumbers();
            }
        } else if (type instanceof ValueDescription.Ready ready) {
            byHand("has several values of type "
                    + ReadyClasses.javaType(ready.type()).simpleName());
        } else if (type instanceof ValueDescription.Struct struct) {
            byHand("has several structs of type " + simpleName(struct.name()));
        }
    }

    private void number(NumericType type) {
        switch (type) {
            case INT8, UINT8 ->
                because(
                        Kind.WRITING,
                        "has bytes, and darkriftpy writes nothing at all for an empty `bytes`: let it be a list[" + type
                                + "] there");
            case UINT32 -> wideNumbers();
            default -> {
                // They are read and written right.
            }
        }
    }

    private void wideNumbers() {
        because(
                Kind.WRITING,
                "has unsigned numbers of 32 bits, and darkriftpy writes no list of those with one above "
                        + MAX_IN_LIST);
    }

    private void text(TextEncoding encoding) {
        switch (encoding) {
            case US_ASCII -> {
                // It is read and written right.
            }
            case UTF_8 ->
                because(
                        Kind.WRITING,
                        "is text in UTF_8, and darkriftpy counts its characters in place of its bytes: it writes ASCII"
                                + " alone right, so say @Text(TextEncoding.US_ASCII)");
            case UTF_16LE, UTF_16BE ->
                because(Kind.READING_AND_WRITING, "is text in " + encoding + ", and that of darkriftpy is UTF_8");
        }
    }

    private void character(TextEncoding encoding, boolean inSequence) {
        if (inSequence) {
            text(encoding);
        } else {
            because(Kind.READING_AND_WRITING, "is a character, and that of darkriftpy is a byte without a length");
        }
    }
}
