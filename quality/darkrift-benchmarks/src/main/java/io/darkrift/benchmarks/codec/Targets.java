package io.darkrift.benchmarks.codec;

import static io.darkrift.benchmarks.codec.Subject.M1;
import static io.darkrift.benchmarks.codec.Subject.M2;
import static io.darkrift.benchmarks.codec.Subject.M3;
import static io.darkrift.benchmarks.codec.Subject.M4;
import static io.darkrift.benchmarks.codec.Subject.M5;

import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was aimed at, and what was reached. */
final class Targets {
    /** What the records need that are decoded, and what {@code new String(char[])} tries first for those of M5. */
    private static final Map<Subject, Integer> RECORD_BYTES = Map.of(M1, 16, M2, 112, M3, 112, M4, 7_464, M5, 376);

    private final Results results;

    Targets(Results results) {
        this.results = results;
    }

    Table table() {
        List<String> header = new ArrayList<>(List.of("target"));
        results.subjects().forEach(subject -> header.add(subject.name()));
        Table table = new Table(header.toArray(String[]::new));
        row(
                table,
                "at most 1.05 times the best by hand",
                Set.of(Subject.values()),
                (subject, operation) -> results.bestByHand(subject, operation)
                        .map(best -> ratio(ours(subject, operation), best, 0, 1.05)));
        faster(table, 1.2, Contender.SBE_ASCII, Set.of(M2, M3, M4));
        faster(table, 3, Contender.PROTOBUF, Set.of(M2, M3, M4, M5));
        faster(table, 5, Contender.KRYO, Set.of(M2, M3, M4));
        faster(table, 1, Contender.FORY, Set.of(M1, M2, M3, M5));
        faster(table, Environment.jdk() >= 25 ? 1 : 1 / 1.2, Contender.FORY, Set.of(M4));
        row(
                table,
                "encoding allocates nothing, decoding the record at most",
                Set.of(Subject.values()),
                this::allocation);
        return table;
    }

    private void faster(Table table, double times, Contender contender, Set<Subject> subjects) {
        String name = String.format(Locale.ROOT, "%.2g times %s", times, contender.label());
        row(
                table,
                name,
                subjects,
                (subject, operation) -> results.find(subject, operation, contender)
                        .map(other -> ratio(other, ours(subject, operation), times, Double.MAX_VALUE)));
    }

    private interface Cell {
        Optional<String> of(Subject subject, Operation operation);
    }

    private void row(Table table, String name, Set<Subject> subjects, Cell cell) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Subject subject : results.subjects()) {
            boolean measured = results.contenders(subject).contains(Contender.DARKRIFT);
            row.add(
                    subjects.contains(subject) && measured
                            ? cell.of(subject, Operation.ENCODE).orElse("-") + " / "
                                    + cell.of(subject, Operation.DECODE).orElse("-")
                            : "");
        }
        table.row(row);
    }

    private Measured ours(Subject subject, Operation operation) {
        return results.of(new Case(subject, operation, Contender.DARKRIFT));
    }

    private static String ratio(Measured of, Measured to, double least, double most) {
        double ratio = of.nanoseconds().median() / to.nanoseconds().median();
        return mark(String.format(Locale.ROOT, "%.2f", ratio), ratio >= least && ratio <= most);
    }

    private Optional<String> allocation(Subject subject, Operation operation) {
        long allocated = Math.round(ours(subject, operation).allocated().median());
        long allowed = operation == Operation.ENCODE ? 0 : RECORD_BYTES.get(subject);
        return Optional.of(mark(Long.toString(allocated), allocated <= allowed));
    }

    /** Highlights a target that was missed. */
    private static String mark(String text, boolean reached) {
        return reached ? text : "**" + text + "**";
    }
}
