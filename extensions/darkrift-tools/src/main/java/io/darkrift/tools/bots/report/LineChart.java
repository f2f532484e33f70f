package io.darkrift.tools.bots.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Lines over the time of a run, as SVG within a page. Colours are classes, which the style of the page sets.
 *
 * @param title what the lines show
 * @param seconds the time of each point
 * @param lines the lines, at most three
 * @param least what the axis reaches at the least
 * @param format writes a value of the axis
 */
record LineChart(String title, double[] seconds, List<Line> lines, double least, DoubleFunction<String> format) {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 200;
    private static final int LEFT = 70;
    private static final int RIGHT = 14;
    private static final int TOP = 14;
    private static final int BOTTOM = 26;
    private static final int STEPS = 4;

    /**
     * A line.
     *
     * @param name what it shows
     * @param values a value for each point; NaN where there is none
     */
    record Line(String name, double[] values) {}

    /** Writes a figure with a title, a legend and the drawing. */
    String toHtml() {
        StringBuilder html = new StringBuilder("<figure><figcaption>" + HtmlReport.escape(title));
        for (int i = 0; i < lines.size(); i++) {
            html.append("<span class=\"key k" + i + "\">")
                    .append(HtmlReport.escape(lines.get(i).name()))
                    .append("</span>");
        }
        html.append("</figcaption><svg role=\"img\" aria-label=\"")
                .append(HtmlReport.escape(title))
                .append("\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\">");
        double end = seconds.length == 0 ? 1 : Math.max(seconds[seconds.length - 1], 1e-3);
        double top = roundUp(Math.max(least, greatest()));
        for (int i = 0; i <= STEPS; i++) {
            double y = y(top * i / STEPS, top);
            line(html, LEFT, y, WIDTH - RIGHT, y);
            text(html, LEFT - 8, y + 4, "end", format.apply(top * i / STEPS));
        }
        double step = step(end / 6);
        for (int i = 0; i * step <= end * 1.0001; i++) {
            double x = x(i * step, end);
            line(html, x, TOP, x, HEIGHT - BOTTOM);
            text(html, x, HEIGHT - 8, "middle", Figures.format(step < 1 ? "%.1f s" : "%.0f s", i * step));
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            path(html, lines.get(i).values(), end, top, i);
        }
        return html.append("</svg></figure>\n").toString();
    }

    private double greatest() {
        double greatest = 0;
        for (Line line : lines) {
            for (double value : line.values()) {
                greatest = value > greatest ? value : greatest;
            }
        }
        return greatest;
    }

    /** The least round number that is not below a value. */
    private static double roundUp(double value) {
        return value <= 0 ? 1 : step(value / STEPS) * STEPS;
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static double x(double seconds, double end) {
        return LEFT + (WIDTH - LEFT - RIGHT) * seconds / end;
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
    }

    private static void line(StringBuilder html, double x1, double y1, double x2, double y2) {
        html.append(Figures.format("<path class=\"grid\" d=\"M%.1f %.1fL%.1f %.1f\"/>", x1, y1, x2, y2));
    }

    private static void text(StringBuilder html, double x, double y, String anchor, String text) {
        html.append(Figures.format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor))
                .append(HtmlReport.escape(text))
                .append("</text>");
    }

    /** Draws a line with a gap where there is no value, and a dot where a value has no neighbours. */
    private void path(StringBuilder html, double[] values, double end, double top, int number) {
        StringBuilder path = new StringBuilder();
        List<String> dots = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            boolean joins = i > 0 && !Double.isNaN(values[i - 1]);
            boolean goesOn = i + 1 < values.length && !Double.isNaN(values[i + 1]);
            String place = Figures.format("%.1f %.1f", x(seconds[i], end), y(values[i], top));
            path.append(joins ? "L" : "M").append(place);
            if (!joins && !goesOn) {
                dots.add(Figures.format(
                        "<circle class=\"d%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/>",
                        number, x(seconds[i], end), y(values[i], top)));
            }
        }
        if (!path.isEmpty()) {
            html.append("<path class=\"l")
                    .append(number)
                    .append("\" d=\"")
                    .append(path)
                    .append("\"/>");
        }
        dots.forEach(html::append);
    }
}
