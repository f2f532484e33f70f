package io.darkrift.benchmarks.report;

import java.util.List;

/**
 * Lines that show how one thing grows with another. Both axes begin at 0.
 *
 * @param title what it shows
 * @param xAxis what grows to the right
 * @param yAxis the unit of what grows upwards
 * @param lines the first stands out
 */
public record LineChart(String title, String xAxis, String yAxis, List<Line> lines) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 50;
    private static final int BOTTOM = 56;
    private static final int TICKS = 5;
    private static final int DOT = 5;
    private static final List<String> COLOURS = List.of("#1f6fb4", "#8a8f94", "#c0504d", "#6a9a3b");
    private static final String GRID = "#e4e6e8";
    private static final String AXIS = "#555555";

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
     * @param y at least 0
     */
    public record Point(double x, double y) {}

    /**
     * Draws the chart.
     *
     * @return an SVG document
     */
    public String toSvg() {
        Svg svg = new Svg(WIDTH, HEIGHT);
        Scale x = Scale.of(lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::x)
                .max()
                .orElse(1));
        Scale y = Scale.of(lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::y)
                .max()
                .orElse(1));
        svg.text(LEFT, 26, Svg.Anchor.START, 16, true, title);
        drawAxes(svg, x, y);
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), COLOURS.get(i % COLOURS.size()), i == 0, x, y);
        }
        return svg.toString();
    }

    private void drawAxes(Svg svg, Scale x, Scale y) {
        for (int i = 0; i <= TICKS; i++) {
            double across = left(x, i * x.step());
            double up = top(y, i * y.step());
            svg.line(across, TOP, across, HEIGHT - BOTTOM, GRID, 1);
            svg.line(LEFT, up, WIDTH - RIGHT, up, GRID, 1);
            svg.text(across, HEIGHT - BOTTOM + 18, Svg.Anchor.MIDDLE, 11, false, Figures.whole(i * x.step()));
            svg.text(LEFT - 8, up + 4, Svg.Anchor.END, 11, false, Figures.of(i * y.step()));
        }
        svg.line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, AXIS, 1);
        svg.line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, AXIS, 1);
        svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, Svg.Anchor.MIDDLE, 12, false, xAxis);
        svg.text(LEFT - 8, TOP - 10, Svg.Anchor.END, 12, false, yAxis);
    }

    private static void draw(Svg svg, Line line, String colour, boolean ours, Scale x, Scale y) {
        List<Point> points = line.points();
        for (int i = 0; i < points.size(); i++) {
            double left = left(x, points.get(i).x());
            double top = top(y, points.get(i).y());
            if (i > 0) {
                Point before = points.get(i - 1);
                svg.line(left(x, before.x()), top(y, before.y()), left, top, colour, ours ? 2.5 : 1.5);
            }
            svg.rectangle(left - DOT / 2.0, top - DOT / 2.0, DOT, DOT, colour);
        }
        Point last = points.get(points.size() - 1);
        svg.text(left(x, last.x()) + 8, top(y, last.y()) + 4, Svg.Anchor.START, 12, ours, line.label());
    }

    private static double left(Scale scale, double value) {
        return LEFT + (WIDTH - RIGHT - LEFT) * value / scale.end();
    }

    private static double top(Scale scale, double value) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / scale.end();
    }

    /** An axis from 0 to a few steps of a round number. */
    private record Scale(double step) {
        static Scale of(double greatest) {
            double least = Math.max(greatest, Double.MIN_NORMAL) / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(least)));
            for (double factor : new double[] {1, 2, 2.5, 5}) {
                if (factor * power >= least) {
                    return new Scale(factor * power);
                }
            }
            return new Scale(10 * power);
        }

        double end() {
            return TICKS * step;
        }
    }
}
