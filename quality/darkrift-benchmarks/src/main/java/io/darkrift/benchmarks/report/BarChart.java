package io.darkrift.benchmarks.report;

import java.util.List;

/**
 * Panels of bars in one or more columns, each panel with a scale of its own.
 *
 * @param title what it shows, and in which unit
 * @param columns how many panels stand in a row
 * @param panels row by row
 */
public record BarChart(String title, int columns, List<Panel> panels) {
    private static final int PANEL_WIDTH = 520;
    private static final int LABEL_WIDTH = 190;
    private static final int VALUE_WIDTH = 64;
    private static final int BAR = 19;
    private static final int HEAD = 28;
    private static final int TOP = 36;
    private static final int CAP = 4;

    /** A value so many times the next one is cut, so that the others can be seen. */
    private static final int OUTLIER = 4;

    /**
     * Bars of one scale.
     *
     * @param title what they show
     * @param bars from top to bottom
     */
    public record Panel(String title, List<Bar> bars) {
        private double scale() {
            List<Double> greatest =
                    bars.stream().map(bar -> bar.values().max()).sorted().toList();
            int last = greatest.size() - 1;
            return last > 1 && greatest.get(last) > OUTLIER * greatest.get(last - 1)
                    ? 1.2 * greatest.get(last - 1)
                    : greatest.get(last);
        }
    }

    /**
     * One bar, with a line from the least to the greatest value.
     *
     * @param label whose it is
     * @param values what was measured
     * @param ours whether it stands out
     */
    public record Bar(String label, Series values, boolean ours) {}

    /**
     * Draws the chart.
     *
     * @return an SVG document
     */
    public String toSvg() {
        int height = TOP;
        for (int from = 0; from < panels.size(); from += columns) {
            height += rowHeight(from);
        }
        Svg svg = new Svg(columns * PANEL_WIDTH, height);
        svg.text(12, 24, Svg.Anchor.START, 15, true, title);
        int y = TOP;
        for (int from = 0; from < panels.size(); from += columns) {
            for (int i = from; i < Math.min(from + columns, panels.size()); i++) {
                draw(svg, panels.get(i), (i - from) * PANEL_WIDTH, y);
            }
            y += rowHeight(from);
        }
        return svg.toString();
    }

    private int rowHeight(int from) {
        return HEAD
                + BAR
                + BAR
                        * panels.subList(from, Math.min(from + columns, panels.size())).stream()
                                .mapToInt(panel -> panel.bars().size())
                                .max()
                                .orElse(0);
    }

    private static void draw(Svg svg, Panel panel, int x, int y) {
        svg.text(x + 12, y + 18, Svg.Anchor.START, 13, true, panel.title());
        int room = PANEL_WIDTH - LABEL_WIDTH - VALUE_WIDTH;
        double scale = panel.scale();
        for (int i = 0; i < panel.bars().size(); i++) {
            Bar bar = panel.bars().get(i);
            Series values = bar.values();
            double top = y + HEAD + i * BAR;
            double middle = top + BAR / 2.0;
            int left = x + LABEL_WIDTH;
            double length = Math.min(room, room * values.median() / scale);
            svg.text(left - 6, middle + 4, Svg.Anchor.END, 12, bar.ours(), bar.label());
            svg.rectangle(left, top + 3, Math.max(1, length), BAR - 6, bar.ours() ? Svg.OURS : Svg.OTHERS);
            boolean isCut = values.max() > scale;
            double greatest = Math.min(room, room * values.max() / scale);
            double least = Math.min(room, room * values.min() / scale);
            if (values.min() < values.max()) {
                svg.line(left + least, middle, left + greatest, middle, Svg.AXIS, 1.5);
                svg.line(left + least, middle - CAP, left + least, middle + CAP, Svg.AXIS, 1.5);
                if (!isCut) {
                    svg.line(left + greatest, middle - CAP, left + greatest, middle + CAP, Svg.AXIS, 1.5);
                }
            }
            svg.text(
                    left + Math.max(length, greatest) + 6,
                    middle + 4,
                    Svg.Anchor.START,
                    12,
                    bar.ours(),
                    (isCut ? "→ " : "") + Figures.of(values.median()));
        }
    }
}
