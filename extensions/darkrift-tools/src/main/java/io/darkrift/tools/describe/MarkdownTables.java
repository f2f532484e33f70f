package io.darkrift.tools.describe;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A protocol as Markdown. */
final class MarkdownTables {
    private MarkdownTables() {}

    /** Returns a heading, and below it a table for each entry. */
    static String of(Overview overview) {
        StringBuilder text = new StringBuilder("# " + cell(overview.title()) + "\n");
        for (Overview.Section section : overview.sections()) {
            text.append("\n## ").append(section.title()).append('\n');
            for (Overview.Entry entry : section.entries()) {
                text.append("\n### ").append(cell(entry.name())).append("\n\n");
                String bytes = entry.bytes().isEmpty() ? "" : entry.bytes() + " bytes";
                String summary = Stream.of(entry.what(), bytes)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(", "));
                text.append(paragraph(summary)).append(paragraph(entry.doc()));
                if (!entry.rows().isEmpty()) {
                    text.append("| name | type | bytes | |\n|---|---|---|---|\n");
                    entry.rows()
                            .forEach(row -> text.append(line(row.name(), code(row.type()), row.bytes(), row.doc())));
                }
            }
        }
        return text.toString();
    }

    /** Returns the bytes of one message as a table. */
    static String of(String title, String doc, List<MessageLayout.Row> rows) {
        StringBuilder text = new StringBuilder(paragraph(title) + paragraph(doc));
        text.append("| offset | bytes | bits | component | type | |\n|---|---|---|---|---|---|\n");
        rows.forEach(row ->
                text.append(line(row.offset(), row.bytes(), row.bits(), row.name(), code(row.type()), row.doc())));
        return text.toString();
    }

    private static String paragraph(String text) {
        return text.isEmpty() ? "" : cell(text) + "\n\n";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("`", "'") + "`";
    }

    private static String line(String... cells) {
        return Stream.of(cells).map(MarkdownTables::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
