package io.darkrift.benchmarks.report;

import java.util.Locale;

/** A drawing, which grows by shapes. Its text is dark on white, and legible on pages of any colour. */
public final class Svg {
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

    /** Where a text stands. */
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
     * Draws a text.
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
     * @param colour such as #336699
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
     * Draws a line.
     *
     * @param x1 from
     * @param y1 from
     * @param x2 to
     * @param y2 to
     * @param colour such as #336699
     * @param thickness in pixels
     */
    public void line(double x1, double y1, double x2, double y2, String colour, double thickness) {
        shapes.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                thickness));
    }

    /** The drawing as a document. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" fill=\"#222222\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n%s</svg>%n",
                width,
                height,
                width,
                height,
                shapes);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
