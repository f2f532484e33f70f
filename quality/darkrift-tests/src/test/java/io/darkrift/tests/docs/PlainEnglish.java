package io.darkrift.tests.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of {@code docs/plain-english.txt}, and what breaks them. */
final class PlainEnglish {
    static final Path RULES = Path.of("src/test/resources/docs/plain-english.txt");

    /** Has a parenthesis, and is neither a type, nor a field with a value, nor a constant of an enum. */
    private static final Pattern METHOD =
            Pattern.compile("^(?!.*\\b(?:class|interface|enum|record)\\b)(?![A-Z][A-Z_0-9]*\\()[^=(]*\\(");

    private final Map<String, Map<Pattern, String>> rules = new LinkedHashMap<>();
    private final List<String> exemptions = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();
    private final List<String> found = new ArrayList<>();

    PlainEnglish() {
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
     * @param declaration the first line of the type, method or field that the text is the comment of, {@link #HELP}, or
     *     nothing
     */
    record Passage(String file, int line, String text, String declaration) {
        /** In place of a declaration: the text is the description of a command or an option. */
        static final String HELP = "--help";

        boolean isOfException() {
            return declaration.matches(".*\\bclass \\w+Exception\\b.*");
        }

        boolean isOfMethod() {
            return METHOD.matcher(declaration).find();
        }
    }

    /** Checks the words of a passage, and how it starts if it is of any method or of {@code --help}. */
    void check(Passage passage) {
        check(passage, "[words]", Pattern::matcher);
        if (passage.declaration().equals(Passage.HELP)) {
            check(passage, "[help starts]", PlainEnglish::atStart);
        }
        if (passage.isOfMethod()) {
            check(passage, "[javadoc starts]", PlainEnglish::atStart);
        }
    }

    /** Checks how the comment of a public type or member starts. */
    void checkStart(Passage passage) {
        check(passage, "[javadoc starts]", PlainEnglish::atStart);
        if (passage.isOfException()) {
            check(passage, "[exception starts]", PlainEnglish::atStart);
        }
        if (passage.isOfMethod()) {
            check(passage, "[method starts]", PlainEnglish::atStart);
        }
    }

    /** Returns a line for each breach that no exemption allows. */
    List<String> found() {
        return found;
    }

    /** Returns the exemptions that allowed nothing. */
    List<String> unused() {
        return exemptions.stream()
                .filter(exemption -> !used.contains(exemption))
                .toList();
    }

    private static Matcher atStart(Pattern pattern, CharSequence text) {
        return Pattern.compile("^(?:" + pattern + ")", Pattern.DOTALL).matcher(text);
    }

    private interface Finder {
        Matcher in(Pattern pattern, CharSequence text);
    }

    private void check(Passage passage, String section, Finder finder) {
        rules.get(section).forEach((pattern, better) -> {
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

    /** Returns a comment in one line, without code. */
    static String textOf(String comment) {
        return Pattern.compile("<pre>.*?</pre>", Pattern.DOTALL)
                .matcher(comment.replaceAll("\n\\s*\\*", "\n"))
                .replaceAll("")
                .replaceAll("\\{@(?:code|link|linkplain)[^}]*}", "x")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
