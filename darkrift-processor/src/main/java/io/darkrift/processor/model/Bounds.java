package io.darkrift.processor.model;

/** The least and the largest value that is allowed. */
public record Bounds(double min, double max) {
    /** The two as they stand in source code, for numbers of a Java type. */
    public String literals(JavaNumber java) {
        return java.isInteger() ? literal((long) min) + ", " + literal((long) max) : min + ", " + max;
    }

    private static String literal(long number) {
        return number == (int) number ? String.valueOf(number) : number + "L";
    }

    @Override
    public String toString() {
        return text(min) + " to " + text(max);
    }

    private static String text(double number) {
        return number == (long) number ? String.valueOf((long) number) : String.valueOf(number);
    }
}
