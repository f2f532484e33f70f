package io.darkrift.processor.read;

import com.palantir.javapoet.CodeBlock;
import io.darkrift.processor.model.Bounds;
import io.darkrift.processor.model.JavaNumber;
import io.darkrift.processor.model.NumberKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** A default that is a number: what was given as text, or else 0. */
final class FallbackNumber {
    private final String text;
    private final JavaNumber java;

    FallbackNumber(String text, JavaNumber java) {
        this.text = text.isEmpty() ? "0" : text;
        this.java = java;
    }

    /** What is wrong with it, and the remedy; empty if nothing is. */
    String check(NumberKind kind, Optional<Bounds> bounds) {
        Optional<BigDecimal> parsed = parse();
        if (parsed.isEmpty()) {
            return "can't have the default \"" + text + "\": give " + (java.isInteger() ? "a whole number" : "a number")
                    + " in decimal digits";
        }
        BigDecimal number = parsed.get();
        if (kind.isInteger() && !isWithin(number, kind)) {
            return "can't have the default " + text + ", which no @" + kind.label() + " holds: choose another";
        }
        if (bounds.isPresent()
                && (number.doubleValue() < bounds.get().min()
                        || number.doubleValue() > bounds.get().max())) {
            return "can't have the default " + text + ", which is not in " + bounds.get()
                    + ": give another as defaultValue";
        }
        return "";
    }

    /** What is wrong with it in so many bits; empty if nothing is. */
    String checkBits(int bits, boolean isSigned) {
        BigInteger number = parse().map(BigDecimal::toBigInteger).orElse(BigInteger.ZERO);
        boolean fits = isSigned ? number.bitLength() < bits : number.signum() >= 0 && number.bitLength() <= bits;
        return fits ? "" : "can't have the default " + text + ", which " + bits + " bits do not hold: choose another";
    }

    private Optional<BigDecimal> parse() {
        try {
            BigDecimal number = new BigDecimal(text);
            boolean isFinite = java != JavaNumber.FLOAT || Float.isFinite(number.floatValue());
            boolean isWhole = !java.isInteger() || number.stripTrailingZeros().scale() <= 0;
            return isFinite && isWhole && Double.isFinite(number.doubleValue())
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the wire type holds it; the bits of a number without a sign may be given as those of one that has it. */
    private boolean isWithin(BigDecimal number, NumberKind kind) {
        BigInteger whole = number.toBigInteger();
        int bits = 8 * kind.bytes();
        boolean isSigned = kind.isSigned() || java != JavaNumber.BIG_INTEGER && !kind.checks(java);
        return isSigned ? whole.bitLength() < bits : whole.signum() >= 0 && whole.bitLength() <= bits;
    }

    /** An expression of the Java type. */
    CodeBlock code() {
        BigDecimal number = parse().orElseThrow();
        return switch (java) {
            case BYTE, SHORT -> CodeBlock.of("($T) $L", java.type(), number.toBigInteger());
            case INT -> CodeBlock.of("$L", number.toBigInteger());
            case LONG -> CodeBlock.of("$LL", number.toBigInteger());
            case FLOAT -> CodeBlock.of("$Lf", number.floatValue());
            case DOUBLE -> CodeBlock.of("$L", number.doubleValue());
            case BIG_INTEGER ->
                number.signum() == 0
                        ? CodeBlock.of("$T.ZERO", BigInteger.class)
                        : CodeBlock.of("new $T($S)", BigInteger.class, number.toBigInteger());
        };
    }
}
