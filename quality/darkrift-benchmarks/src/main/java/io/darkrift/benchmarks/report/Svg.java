package io.darkrift.benchmarks.report;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A drawing, which grows by shapes. It is dark on white, or light on black where the reader prefers dark pages. */
public final class Svg {
    /** The colour of what stands out. */
    public static final String OURS = "#1f6fb4";

    /** The colour of the others. */
    public static final String OTHERS = "#9aa1a8";

    /** The colour of limits. */
    public static final String RED = "#c0504d";

    /** The colour of lines behind all others. */
    public static final String GRID = "#e4e6e8";

    /** The colour of axes, and of lines on bars. */
    public static final String AXIS = "#4a4f54";

    private static final String PAPER = "#ffffff";
    private static final String INK = "#222222";

    private static final Map<String, String> DARK = new TreeMap<>(Map.of(
            OURS, "#5aa9e6",
            OTHERS, "#757c84",
            RED, "#e8807c",
            GRID, "#34363b",
            AXIS, "#d0d4d8",
            PAPER, "#1b1b1f",
            INK, "#e2e3e6"));

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;

    /**
     * An empty drawing.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Where a string is placed. */
    public enum Anchor {
        /** It begins at its place. */
        START("start"),
        /** Its middle is at its place. */
        MIDDLE("middle"),
        /** It ends at its place. */
        END("end");

        private final String name;

        Anchor(String name) {
            this.name = name;
        }
    }

    /**
     * Draws a string.
     *
     * @param x place
     * @param y base line
     * @param anchor what is at the place
     * @param size of the letters in pixels
     * @param bold whether it is bold
     * @param text any text
     */
    public void text(double x, double y, Anchor anchor, int size, boolean bold, String text) {
        shapes.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\"%s>%s</text>%n",
                x,
                y,
                anchor.name,
                size,
                bold ? " font-weight=\"bold\"" : "",
                escape(text)));
    }

    /**
     * Draws a filled rectangle.
     *
     * @param x left
     * @param y top
     * @param width in pixels
     * @param height in pixels
     * @param colour one of this class
     */
    public void rectangle(double x, double y, double width, double height, String colour) {
        shapes.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                colour));
    }

    /**
     * Draws a line of dashes.
     *
     * @param x1 from
     * @param y1 from
     * @param x2 to
     * @param y2 to
     * @param colour one of this class
     * @param thickness in pixels
     */
    public void dashes(double x1, double y1, double x2, double y2, String colour, double thickness) {
        line(x1, y1, x2, y2, colour, thickness, " stroke-dasharray=\"6 4\"");
    }

    /**
     * Draws a line.
     *
     * @param x1 from
     * @param y1 from
     * @param x2 to
     * @param y2 to
     * @param colour one of this class
     * @param thickness in pixels
     */
    public void line(double x1, double y1, double x2, double y2, String colour, double thickness) {
        line(x1, y1, x2, y2, colour, thickness, "");
    }

    private void line(double x1, double y1, double x2, double y2, String colour, double thickness, String attributes) {
        shapes.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                thickness,
                attributes));
    }

    /** Returns rules that exchange all colours. They win over the attributes. */
    private static String darkRules() {
        StringBuilder rules = new StringBuilder();
        DARK.forEach((light, dark) -> rules.append(String.format(
                Locale.ROOT, "[fill=\"%1$s\"] { fill: %2$s } [stroke=\"%1$s\"] { stroke: %2$s }%n", light, dark)));
        return rules.toString();
    }

    /** The drawing as a document. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " font-family=\"sans-serif\" fill=\"%3$s\">%n"
                        + "<style>@media (prefers-color-scheme: dark) {%n%4$s}</style>%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"%5$s\"/>%n%6$s</svg>%n",
                width,
                height,
                INK,
                darkRules(),
                PAPER,
                shapes);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
