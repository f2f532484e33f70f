package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.processor.Compiled.Problem;
import io.darkrift.processor.report.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page docs/diagnostics.md explains each id, with examples that do what it says. */
class DiagnosticsPageTest {
    /** Those that no sources can show, and the tests that show them. */
    private static final Map<Rule, Class<?>> WITHOUT_EXAMPLE = Map.of(
            // javac compiles no Kotlin.
            Rule.KOTLIN_CLASS, KotlinTest.class,
            // It takes another annotation processor.
            Rule.LATE_MESSAGE, RoundsTest.class,
            // It takes two compilations into the same directory.
            Rule.EARLIER_MESSAGES, PartialCompilationTest.class,
            // It takes a directory that can't be written.
            Rule.CANNOT_WRITE, CannotWriteTest.class,
            // It takes a fault.
            Rule.PROCESSOR_FAULT, IncompleteAnnotationsTest.class);

    private final DiagnosticsPage page = new DiagnosticsPage();

    @TempDir
    Path directory;

    @Test
    void eachIdHasASectionAndNothingElseHas() {
        assertThat(page.sections().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Rule.values()).map(Rule::id).toList());
    }

    @ParameterizedTest
    @EnumSource
    void theWrongExampleShowsTheIdAndNoOther(Rule rule) throws IOException {
        PageExample example = page.wrong(rule.id());
        if (WITHOUT_EXAMPLE.containsKey(rule)) {
            assertThat(example.isEmpty()).isTrue();
            return;
        }

        Set<String> ids = ids(example.compile(directory).problems());

        if (rule != Rule.AUXILIARY_TYPE) {
            // Several types in a file are easier to read.
            ids.remove(Rule.AUXILIARY_TYPE.id());
        }
        assertThat(ids).containsExactly(rule.id());
    }

    @ParameterizedTest
    @EnumSource
    void theFixedExampleCompiles(Rule rule) throws IOException {
        PageExample example = page.right(rule.id());
        if (example.isEmpty()) {
            assertThat(WITHOUT_EXAMPLE).containsKey(rule);
            return;
        }

        List<Problem> problems = example.compile(directory).problems();

        assertThat(problems).allMatch(problem -> problem.kind() == Kind.NOTE);
        assertThat(ids(problems)).doesNotContain(rule.id());
    }

    @Test
    void eachLinkLeadsSomewhere() {
        Set<String> anchors = new TreeSet<>();
        page.headings()
                .forEach(heading -> anchors.add("#" + heading.toLowerCase().replace(' ', '-')));

        List<String> links = Pattern.compile("\\]\\(([^)]+)\\)")
                .matcher(page.text())
                .results()
                .map(each -> each.group(1))
                .toList();

        assertThat(links).allMatch(link -> anchors.contains(link) || Files.exists(Path.of("../docs", link)));
        assertThat(links)
                .containsAll(Arrays.stream(Rule.values())
                        .map(rule -> "#" + rule.id().toLowerCase())
                        .toList());
    }

    private static Set<String> ids(List<Problem> problems) {
        Set<String> ids = new TreeSet<>();
        for (Problem problem : problems) {
            if (problem.text().startsWith("[Darkrift")) {
                ids.add(problem.text().substring(1, problem.text().indexOf(']')));
            }
        }
        return ids;
    }
}
