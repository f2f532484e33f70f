package io.darkrift.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Panels of lines below each other, over the same numbers: how several things grow with one. Each point has a bar from the least to
 * the greatest value that was measured.
 *
 * @param title what it shows
 * @param xAxis what grows to the right, from 0
 * @param panels from top to bottom
 * @param marks places on the axis to the right that have a meaning
 */
public record LineChart(String title, String xAxis, List<Panel> panels, List<Mark> marks) {
    private static final int WIDTH = 520;
    private static final int LEFT = 64;
    private static final int RIGHT = 20;
    private static final int TOP = 66;
    private static final int HEIGHT = 210;
    private static final int GAP = 52;
    private static final int BOTTOM = 56;
    private static final int DOT = 6;
    private static final int CAP = 4;
    private static final List<String> COLOURS = List.of(Svg.OURS, Svg.OTHERS, Svg.RED);

    /**
     * One of the things that grow.
     *
     * @param title what it is, with its unit
     * @param logarithmic whether a step upwards is a factor of ten; all values are more than 0 then
     * @param lines the first stands out
     * @param limits heights that have a meaning
     */
    public record Panel(String title, boolean logarithmic, List<Line> lines, List<Mark> limits) {}

    /**
     * One line.
     *
     * @param label its name
     * @param points from left to right
     */
    public record Line(String label, List<Point> points) {}

    /**
     * A point.
     *
     * @param x at least 0
     * @param y what was measured there
     */
    public record Point(double x, Series y) {}

    /**
     * A value that has a meaning.
     *
     * @param at the value
     * @param label its meaning
     */
    public record Mark(double at, String label) {}

    /**
     * Draws the chart.
     *
     * @return an SVG document
     */
    public String toSvg() {
        Svg svg = new Svg(WIDTH, top(panels.size()) - GAP + BOTTOM);
        svg.text(12, 24, Svg.Anchor.START, 15, true, title);
        Scale x = Scale.linear(points().mapToDouble(Point::x).max().orElse(1), LEFT, WIDTH - RIGHT);
        for (int i = 0; i < panels.size(); i++) {
            draw(svg, panels.get(i), x, top(i), i == 0);
        }
        double end = top(panels.size()) - GAP;
        x.ticks().forEach(tick -> svg.text(x.of(tick), end + 18, Svg.Anchor.MIDDLE, 12, false, Figures.whole(tick)));
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, end + 42, Svg.Anchor.MIDDLE, 13, false, xAxis);
        return svg.toString();
    }

    private Stream<Point> points() {
        return panels.stream().flatMap(panel -> panel.lines().stream()).flatMap(line -> line.points().stream());
    }

    private static int top(int panel) {
        return TOP + panel * (HEIGHT + GAP);
    }

    private void draw(Svg svg, Panel panel, Scale x, int top, boolean first) {
        int bottom = top + HEIGHT;
        List<Series> values = panel.lines().stream()
                .flatMap(line -> line.points().stream())
                .map(Point::y)
                .toList();
        double greatest = values.stream().mapToDouble(Series::max).max().orElse(1);
        double least = values.stream().mapToDouble(Series::min).min().orElse(1);
        Scale y = panel.logarithmic()
                ? Scale.logarithmic(least, greatest, bottom, top)
                : Scale.linear(greatest, bottom, top);
        svg.text(12, top - 12, Svg.Anchor.START, 13, true, panel.title());
        x.ticks().forEach(tick -> svg.line(x.of(tick), top, x.of(tick), bottom, Svg.GRID, 1));
        for (double tick : y.ticks()) {
            svg.line(LEFT, y.of(tick), WIDTH - RIGHT, y.of(tick), Svg.GRID, 1);
            svg.text(LEFT - 8, y.of(tick) + 4, Svg.Anchor.END, 12, false, Figures.axis(tick));
        }
        for (Mark limit : panel.limits()) {
            svg.dashes(LEFT, y.of(limit.at()), WIDTH - RIGHT, y.of(limit.at()), Svg.RED, 1.5);
            svg.text(LEFT + 8, y.of(limit.at()) - 5, Svg.Anchor.START, 12, false, limit.label());
        }
        for (Mark mark : marks) {
            svg.dashes(x.of(mark.at()), top, x.of(mark.at()), bottom, Svg.RED, 1.5);
            if (first) {
                svg.text(x.of(mark.at()) - 6, top + 14, Svg.Anchor.END, 12, false, mark.label());
            }
        }
        svg.line(LEFT, bottom, WIDTH - RIGHT, bottom, Svg.AXIS, 1);
        svg.line(LEFT, top, LEFT, bottom, Svg.AXIS, 1);
        for (int i = panel.lines().size() - 1; i >= 0; i--) {
            Line line = panel.lines().get(i);
            String colour = COLOURS.get(i % COLOURS.size());
            draw(svg, line, colour, i == 0, x, y);
            double left = WIDTH - RIGHT - 110.0 * (panel.lines().size() - i) + 20;
            svg.rectangle(left, top - 22, 12, 12, colour);
            svg.text(left + 18, top - 12, Svg.Anchor.START, 13, i == 0, line.label());
        }
    }

    private static void draw(Svg svg, Line line, String colour, boolean ours, Scale x, Scale y) {
        List<Point> points = line.points();
        for (int i = 0; i < points.size(); i++) {
            Series values = points.get(i).y();
            // Bars at the same place would hide each other.
            double left = x.of(points.get(i).x()) + (ours ? -2 : 2);
            double middle = y.of(values.median());
            if (i > 0) {
                Point before = points.get(i - 1);
                double from = x.of(before.x()) + (ours ? -2 : 2);
                svg.line(from, y.of(before.y().median()), left, middle, colour, ours ? 2.5 : 1.5);
            }
            svg.rectangle(left - DOT / 2.0, middle - DOT / 2.0, DOT, DOT, colour);
            if (values.min() < values.max()) {
                svg.line(left, y.of(values.min()), left, y.of(values.max()), colour, 1.5);
                svg.line(left - CAP, y.of(values.min()), left + CAP, y.of(values.min()), colour, 1.5);
                svg.line(left - CAP, y.of(values.max()), left + CAP, y.of(values.max()), colour, 1.5);
            }
        }
    }

    /** An axis between two places of the picture. */
    private record Scale(boolean logarithmic, double least, double step, int count, double from, double to) {
        private static final int STEPS = 5;

        /** An axis from 0 to a few steps of a round number. */
        static Scale linear(double greatest, double from, double to) {
            double least = Math.max(greatest, Double.MIN_NORMAL) / STEPS;
            double power = Math.pow(10, Math.floor(Math.log10(least)));
            double step = 10 * power;
            for (double factor : new double[] {5, 2.5, 2, 1}) {
                step = factor * power >= least * (1 - 1e-9) ? factor * power : step;
            }
            return new Scale(false, 0, step, (int) Math.ceil(greatest / step - 1e-9), from, to);
        }

        /** An axis of whole powers of ten. */
        static Scale logarithmic(double least, double greatest, double from, double to) {
            double start = Math.floor(Math.log10(least));
            return new Scale(true, start, 1, (int) Math.max(1, Math.ceil(Math.log10(greatest) - start)), from, to);
        }

        double of(double value) {
            double steps = ((logarithmic ? Math.log10(value) : value) - least) / step;
            return from + (to - from) * steps / count;
        }

        List<Double> ticks() {
            return Stream.iterate(0, i -> i <= count, i -> i + 1)
                    .map(i -> logarithmic ? Math.pow(10, least + i) : i * step)
                    .toList();
        }
    }
}
