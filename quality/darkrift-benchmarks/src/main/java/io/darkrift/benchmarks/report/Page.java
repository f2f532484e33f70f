package io.darkrift.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code performance.md}, whose sections are written by several commands, and some by hand. */
public final class Page {
    private static final String NAME = "performance.md";
    private static final String PICTURES = "performance";
    private static final String SECTION = "## ";

    private final Path directory;

    /**
     * The page of a directory.
     *
     * @param directory where it is, or will be
     */
    public Page(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes a section in place of the former of the same heading, or behind all others.
     *
     * @param heading without the marks before it
     * @param body all below it
     * @throws IOException if the page can't be read or written
     */
    public void section(String heading, String body) throws IOException {
        Path page = directory.resolve(NAME);
        Files.createDirectories(directory);
        String text = Files.exists(page) ? Files.readString(page) : "# Performance\n";
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

    private static int startOf(String text, String heading) {
        int at = ("\n" + text).indexOf("\n" + SECTION + heading + "\n");
        return at;
    }

    /**
     * Writes a picture beside the page.
     *
     * @param name of its file
     * @param svg the picture
     * @param description for those who can't see it
     * @return what shows it in the page
     * @throws IOException if it can't be written
     */
    public String picture(String name, String svg, String description) throws IOException {
        Path pictures = Files.createDirectories(directory.resolve(PICTURES));
        Files.writeString(pictures.resolve(name), svg);
        return "![" + description + "](" + PICTURES + "/" + name + ")\n";
    }
}
