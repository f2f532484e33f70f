package io.darkrift.benchmarks.report;

import java.util.List;

/**
 * Panels of bars beside each other, each panel with a scale of its own.
 *
 * @param title what it shows, and in which unit
 * @param columns how many panels stand in a row
 * @param panels row by row
 */
public record BarChart(String title, int columns, List<Panel> panels) {
    private static final int PANEL_WIDTH = 470;
    private static final int LABEL_WIDTH = 150;
    private static final int VALUE_WIDTH = 60;
    private static final int BAR = 16;
    private static final int HEAD = 28;
    private static final int TOP = 36;
    private static final String OURS = "#1f6fb4";
    private static final String OTHERS = "#b8bec4";
    private static final String WHISKER = "#555555";

    /**
     * Bars of one scale.
     *
     * @param title what they show
     * @param bars from top to bottom
     */
    public record Panel(String title, List<Bar> bars) {
        private double scale() {
            return bars.stream().mapToDouble(bar -> bar.values().median()).max().orElse(1);
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
        svg.text(12, 24, Svg.Anchor.START, 16, true, title);
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
        svg.text(x + LABEL_WIDTH, y + 18, Svg.Anchor.START, 13, true, panel.title());
        int room = PANEL_WIDTH - LABEL_WIDTH - VALUE_WIDTH;
        double scale = panel.scale();
        for (int i = 0; i < panel.bars().size(); i++) {
            Bar bar = panel.bars().get(i);
            double top = y + HEAD + i * BAR;
            double middle = top + BAR / 2.0;
            int left = x + LABEL_WIDTH;
            double length = room * bar.values().median() / scale;
            svg.text(left - 6, middle + 4, Svg.Anchor.END, 11, bar.ours(), bar.label());
            svg.rectangle(left, top + 2, Math.max(1, length), BAR - 4, bar.ours() ? OURS : OTHERS);
            double greatest = Math.min(room, room * bar.values().max() / scale);
            svg.line(left + room * bar.values().min() / scale, middle, left + greatest, middle, WHISKER, 1);
            svg.text(
                    left + Math.max(length, greatest) + 5,
                    middle + 4,
                    Svg.Anchor.START,
                    11,
                    bar.ours(),
                    Figures.of(bar.values().median()));
        }
    }
}
