package io.darkrift.tests.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path where it is, from the root of the repository
 * @param text its Markdown
 */
record MarkdownPage(Path path, String text) {
    /** The root of the repository. */
    static final Path ROOT = Path.of("..", "..");

    private static final Pattern FENCED = Pattern.compile("^( *)```(\\w*)(?: ([^\\n]*))?\\n(.*?)^ *```$", flags());
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private static int flags() {
        return Pattern.MULTILINE | Pattern.DOTALL;
    }

    /**
     * A block of code.
     *
     * @param page the page that it is in
     * @param language such as {@code java}, or nothing
     * @param title what stands after the language: a file name, or nothing
     * @param content its lines
     */
    record Block(MarkdownPage page, String language, String title, String content) {
        @Override
        public String toString() {
            return page + ":\n" + content;
        }
    }

    static MarkdownPage of(String path) {
        return new MarkdownPage(Path.of(path), read(ROOT.resolve(path)));
    }

    /** Returns all pages of the repository: the README and the like, and everything in {@code docs} and {@code .github}. */
    static List<MarkdownPage> all() {
        List<MarkdownPage> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> github = Files.walk(ROOT.resolve(".github"))) {
            Stream.of(top, docs, github)
                    .flatMap(paths -> paths)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .forEach(path -> pages.add(of(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the blocks of code in a language. */
    List<Block> blocks(String language) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = FENCED.matcher(text);
        while (matcher.find()) {
            if (matcher.group(2).equals(language)) {
                String title = matcher.group(3) == null ? "" : matcher.group(3);
                blocks.add(new Block(this, language, title, matcher.group(4)));
            }
        }
        return blocks;
    }

    /** Returns the text with empty lines in place of blocks of code. */
    String withoutBlocks() {
        return FENCED.matcher(text)
                .replaceAll(block -> "\n".repeat((int) block.group().lines().count() - 1));
    }

    /** Returns the text below a heading, up to the next heading of the same level or a higher one. */
    String section(String heading) {
        Matcher start = Pattern.compile("^(#+) " + Pattern.quote(heading) + "$", Pattern.MULTILINE)
                .matcher(text);
        if (!start.find()) {
            throw new AssertionError(this + " has no heading \"" + heading + "\"");
        }
        Matcher end = Pattern.compile("^#{1," + start.group(1).length() + "} ", Pattern.MULTILINE)
                .matcher(text);
        return end.find(start.end()) ? text.substring(start.end(), end.start()) : text.substring(start.end());
    }

    List<String> headings() {
        return HEADING.matcher(withoutBlocks())
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    /** Returns what links lead to: an address, a file, an anchor, or a file and an anchor. */
    List<String> links() {
        return LINK.matcher(withoutBlocks().replaceAll("`[^`\n]*`", ""))
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    /** Returns the anchors that GitHub makes of the headings. */
    Set<String> anchorsOfGitHub() {
        return anchors(title -> title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'));
    }

    /** Returns the anchors that VitePress makes of the headings. */
    Set<String> anchorsOfVitePress() {
        return anchors(title -> title.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s~`!@#$%^&*()\\-_+=\\[\\]{}|\\\\;:\"'“”‘’<>,.?/]+", "-")
                .replaceAll("^-+|-+$", ""));
    }

    private Set<String> anchors(UnaryOperator<String> slug) {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String heading : headings()) {
            String anchor = slug.apply(heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1"));
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    /** Returns the path. */
    @Override
    public String toString() {
        return path.toString();
    }
}
