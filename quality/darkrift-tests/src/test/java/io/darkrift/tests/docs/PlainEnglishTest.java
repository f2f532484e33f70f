package io.darkrift.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation and the public Javadoc are plain English: {@code docs/plain-english.txt} has what they avoid. */
class PlainEnglishTest {
    private static final Path RULES = Path.of("src/test/resources/docs/plain-english.txt");
    private static final List<String> MODULES = List.of(
            "darkrift-annotations",
            "darkrift-protocol",
            "darkrift-runtime",
            "extensions/darkrift-rooms",
            "extensions/darkrift-testing",
            "extensions/darkrift-micrometer",
            "extensions/darkrift-admin",
            "extensions/darkrift-secure",
            "extensions/darkrift-tools",
            "extensions/darkrift-websocket");

    private static final Pattern JAVADOC =
            Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:@[^\\n]*\\n\\s*)*([^\\n]*)", Pattern.DOTALL);
    /** Has a parenthesis, and is neither a type, nor a field with a value, nor a constant of an enum. */
    private static final Pattern METHOD =
            Pattern.compile("^(?!.*\\b(?:class|interface|enum|record)\\b)(?![A-Z][A-Z_0-9]*\\()[^=(]*\\(");

    private static final Pattern MEMBERS_ARE_PUBLIC =
            Pattern.compile("^public (?:sealed |non-sealed )?(?:@?interface|enum) ", Pattern.MULTILINE);

    private final Map<String, Map<Pattern, String>> rules = new LinkedHashMap<>();
    private final List<String> exemptions = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();

    PlainEnglishTest() {
        Map<Pattern, String> section = new LinkedHashMap<>();
        boolean isExemptions = false;
        for (String line : MarkdownPage.read(RULES).lines().toList()) {
            if (line.startsWith("[") && line.endsWith("]")) {
                isExemptions = line.equals("[exemptions]");
                section = new LinkedHashMap<>();
                rules.put(line, section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                if (isExemptions) {
                    exemptions.add(line);
                } else {
                    String[] parts = line.split(" => ", 2);
                    section.put(Pattern.compile(parts[0]), parts[1]);
                }
            }
        }
    }

    /**
     * Some text that is checked as a whole.
     *
     * @param file the file that it is in, from the root of the repository
     * @param line the number of its first line
     * @param text the text, without code
     * @param declaration the first line of the type, method or field that the text is the comment of, or nothing
     */
    private record Passage(String file, int line, String text, String declaration) {
        boolean isOfException() {
            return declaration.matches(".*\\bclass \\w+Exception\\b.*");
        }

        boolean isOfMethod() {
            return METHOD.matcher(declaration).find();
        }
    }

    @Test
    void the_documentation_and_the_public_javadoc_avoid_these_words() throws IOException {
        List<Passage> javadoc = javadoc();
        List<Passage> markdown = markdown();
        assertThat(javadoc).hasSizeGreaterThan(500);
        assertThat(markdown).hasSizeGreaterThan(1_000);

        List<String> found = new ArrayList<>();
        for (Passage passage :
                Stream.concat(markdown.stream(), javadoc.stream()).toList()) {
            check(passage, rules.get("[markdown and javadoc]"), Pattern::matcher, found);
        }
        for (Passage passage : javadoc) {
            check(passage, rules.get("[javadoc starts]"), PlainEnglishTest::atStart, found);
            if (passage.isOfException()) {
                check(passage, rules.get("[exception starts]"), PlainEnglishTest::atStart, found);
            }
            if (passage.isOfMethod()) {
                check(passage, rules.get("[method starts]"), PlainEnglishTest::atStart, found);
            }
        }

        assertThat(found).as("see %s", RULES).isEmpty();
        assertThat(used).as("exemptions that are needed").containsExactlyInAnyOrderElementsOf(exemptions);
    }

    private static Matcher atStart(Pattern pattern, CharSequence text) {
        return Pattern.compile("^(?:" + pattern + ")", Pattern.DOTALL).matcher(text);
    }

    private interface Finder {
        Matcher in(Pattern pattern, CharSequence text);
    }

    private void check(Passage passage, Map<Pattern, String> patterns, Finder finder, List<String> found) {
        patterns.forEach((pattern, better) -> {
            for (MatchResult match :
                    finder.in(pattern, passage.text()).results().toList()) {
                String around = passage.text()
                        .substring(
                                Math.max(0, match.start() - 60),
                                Math.min(passage.text().length(), match.end() + 60));
                List<String> exempting = exemptions.stream()
                        .filter(exemption -> exemption.startsWith(passage.file() + ": "))
                        .filter(exemption -> around.contains(
                                exemption.substring(passage.file().length() + 2)))
                        .toList();
                used.addAll(exempting);
                if (exempting.isEmpty()) {
                    found.add(passage.file() + ":" + passage.line() + ": \""
                            + match.group().strip() + "\" in \"" + around + "\": say " + better);
                }
            }
        });
    }

    /** Returns the lines of all pages, without code. */
    private static List<Passage> markdown() {
        List<Passage> passages = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            List<String> lines =
                    page.withoutBlocks().replaceAll("`[^`\n]*`", "x").lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                passages.add(new Passage(page.toString(), i + 1, lines.get(i), ""));
            }
        }
        return passages;
    }

    /** Returns the comments of public types in exported packages, and of their public members. */
    private static List<Passage> javadoc() throws IOException {
        List<Passage> passages = new ArrayList<>();
        for (String module : MODULES) {
            Path sources = Path.of(module, "src/main/java");
            String descriptor =
                    MarkdownPage.read(MarkdownPage.ROOT.resolve(sources).resolve("module-info.java"));
            for (String exported : Pattern.compile("^ +exports ([\\w.]+);", Pattern.MULTILINE)
                    .matcher(descriptor)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new))) {
                try (Stream<Path> files =
                        Files.list(MarkdownPage.ROOT.resolve(sources).resolve(exported.replace('.', '/')))) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(file -> passages.addAll(javadoc(file)));
                }
            }
        }
        return passages;
    }

    private static List<Passage> javadoc(Path file) {
        String source = MarkdownPage.read(file);
        boolean isPackage = file.endsWith("package-info.java");
        if (!isPackage
                && !Pattern.compile("^public ", Pattern.MULTILINE)
                        .matcher(source)
                        .find()) {
            return List.of();
        }
        // Its elements are settings, which are named by a noun.
        boolean isAnnotation = source.contains("\npublic @interface ");
        boolean membersArePublic =
                isPackage || MEMBERS_ARE_PUBLIC.matcher(source).find();
        Predicate<String> isPublic = declaration ->
                membersArePublic ? !declaration.startsWith("private ") : declaration.matches("(public|protected)\\b.*");
        return JAVADOC.matcher(source)
                .results()
                .filter(match -> isPublic.test(match.group(2)))
                .map(match -> new Passage(
                        MarkdownPage.ROOT.relativize(file).toString(),
                        1
                                + (int) source.substring(0, match.start())
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count(),
                        textOf(match.group(1)),
                        isAnnotation ? "" : match.group(2)))
                .toList();
    }

    /** Returns a comment in one line, without code. */
    private static String textOf(String comment) {
        return Pattern.compile("<pre>.*?</pre>", Pattern.DOTALL)
                .matcher(comment.replaceAll("\n\\s*\\*", "\n"))
                .replaceAll("")
                .replaceAll("\\{@(?:code|link|linkplain)[^}]*}", "x")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
