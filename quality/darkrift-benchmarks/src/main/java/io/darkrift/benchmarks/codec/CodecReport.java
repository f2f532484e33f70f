package io.darkrift.benchmarks.codec;

import io.darkrift.benchmarks.report.BarChart;
import io.darkrift.benchmarks.report.BarChart.Bar;
import io.darkrift.benchmarks.report.BarChart.Panel;
import io.darkrift.benchmarks.report.Figures;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as Markdown, and as a chart. */
final class CodecReport {
    private final Results results;
    private final boolean brief;

    CodecReport(Results results, boolean brief) {
        this.results = results;
        this.brief = brief;
    }

    String tables() {
        StringBuilder text = new StringBuilder();
        text.append("Nanoseconds to encode / to decode: medians over all iterations of all rounds.\n\n")
                .append(overview());
        text.append("\nTargets, as the ratio of medians (encode / decode).\n\n").append(new Targets(results).table());
        for (Subject subject : results.subjects()) {
            text.append("\n### ")
                    .append(subject)
                    .append(": ")
                    .append(subject.description())
                    .append("\n\n")
                    .append(details(subject));
        }
        return text.toString();
    }

    private Table overview() {
        List<Subject> subjects = results.subjects();
        List<String> header = new ArrayList<>(List.of("ns"));
        subjects.forEach(subject -> header.add(subject.name()));
        Table table = new Table(header.toArray(String[]::new));
        for (Contender contender : Contender.values()) {
            List<String> row = new ArrayList<>(List.of(contender.label()));
            for (Subject subject : subjects) {
                row.add(median(subject, Operation.ENCODE, contender) + " / "
                        + median(subject, Operation.DECODE, contender));
            }
            if (row.stream().skip(1).anyMatch(cell -> !cell.equals("- / -"))) {
                table.row(row);
            }
        }
        return table;
    }

    private String median(Subject subject, Operation operation, Contender contender) {
        return results.find(subject, operation, contender)
                .map(measured -> Figures.of(measured.nanoseconds().median()))
                .orElse("-");
    }

    private Table details(Subject subject) {
        Table table =
                new Table("", "bytes", "encode ns", "least", "spread", "B/op", "decode ns", "least", "spread", "B/op");
        for (Contender contender : results.contenders(subject)) {
            List<String> row = new ArrayList<>();
            row.add(contender.label());
            row.add(Figures.whole(results.size(subject, contender)));
            for (Operation operation : Operation.values()) {
                Measured measured = results.of(new Case(subject, operation, contender));
                Series nanoseconds = measured.nanoseconds();
                row.add(Figures.of(nanoseconds.median()));
                row.add(Figures.of(nanoseconds.min()));
                row.add(Figures.percent(nanoseconds.spread()));
                row.add(Figures.whole(measured.allocated().median()));
            }
            table.row(row);
        }
        return table;
    }

    String chart(String where) {
        List<Panel> panels = new ArrayList<>();
        for (Subject subject : results.subjects()) {
            for (Operation operation : Operation.values()) {
                panels.add(new Panel(
                        subject + " " + operation.name().toLowerCase(Locale.ROOT),
                        results.contenders(subject).stream()
                                .map(contender -> bar(new Case(subject, operation, contender)))
                                .toList()));
            }
        }
        return new BarChart("Nanoseconds for a message, " + where + ": shorter is faster", 2, panels).toSvg();
    }

    private Bar bar(Case each) {
        return new Bar(
                each.contender().label(), results.of(each).nanoseconds(), each.contender() == Contender.DARKRIFT);
    }
}
