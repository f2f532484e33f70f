package io.darkrift.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page with the results of one command, {@code performance/results-<command>.md}, and the charts beside it. The page
 * {@code performance.md}, which is written by hand, links to its tables.
 */
public final class Page {
    private static final String DIRECTORY = "performance";
    private static final String SECTION = "## ";

    private final Path directory;
    private final String command;

    /**
     * Creates a page, which is read and written when a section is added.
     *
     * @param docs the directory of the documentation, which is created if it is missing
     * @param command the name of the command, such as {@code codec}
     */
    public Page(Path docs, String command) {
        this.directory = docs.resolve(DIRECTORY);
        this.command = command;
    }

    /**
     * Writes a section in place of the former one of the same heading, or after all others.
     *
     * @param heading without the marks before it
     * @param body all below it
     * @throws IOException if the page can't be read or written
     */
    public void section(String heading, String body) throws IOException {
        Path page = Files.createDirectories(directory).resolve("results-" + command + ".md");
        String text = Files.exists(page) ? Files.readString(page) : "# Results of `" + command + "`\n";
        String section = SECTION + heading + "\n\n" + body.strip() + "\n";
        int start = startOf(text, heading);
        if (start < 0) {
            Files.writeString(page, text.stripTrailing() + "\n\n" + section);
            return;
        }
        int next = text.indexOf("\n" + SECTION, start);
        String rest = next < 0 ? "" : text.substring(next);
        Files.writeString(page, text.substring(0, start) + section + rest);
    }

    /**
     * Reads a section.
     *
     * @param heading without the marks before it
     * @return all below it
     * @throws IOException if the page can't be read
     * @throws IllegalArgumentException if the page has no such section
     */
    public String read(String heading) throws IOException {
        Path page = directory.resolve("results-" + command + ".md");
        String text = Files.readString(page);
        int start = startOf(text, heading);
        if (start < 0) {
            throw new IllegalArgumentException(page + " has no section \"" + heading + "\"");
        }
        int next = text.indexOf("\n" + SECTION, start);
        return text.substring(text.indexOf('\n', start), next < 0 ? text.length() : next);
    }

    private static int startOf(String text, String heading) {
        return ("\n" + text).indexOf("\n" + SECTION + heading + "\n");
    }

    /**
     * Writes a chart beside the page.
     *
     * @param name the name of its file
     * @param svg the chart
     * @param description what it shows, for readers who can't see it
     * @return the Markdown that shows it in the page
     * @throws IOException if it can't be written
     */
    public String picture(String name, String svg, String description) throws IOException {
        Files.writeString(Files.createDirectories(directory).resolve(name), svg);
        return "![" + description + "](" + name + ")\n";
    }
}
