package io.darkrift.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Links within the repository lead somewhere, on GitHub and on the site. */
class LinksTest {
    private final Map<Path, MarkdownPage> pages =
            MarkdownPage.all().stream().collect(Collectors.toMap(MarkdownPage::path, Function.identity()));

    @Test
    void every_link_leads_to_a_file_and_a_heading() {
        List<String> broken = new ArrayList<>();
        int count = 0;
        for (MarkdownPage page : pages.values()) {
            for (String link : page.links()) {
                if (!link.matches("https?:.*|mailto:.*")) {
                    count++;
                    String fault = fault(page, link);
                    if (fault != null) {
                        broken.add(page + ": " + link + ": " + fault);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(count).isGreaterThan(200);
    }

    private String fault(MarkdownPage page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty()
                ? page.path()
                : Path.of("/")
                        .relativize(Path.of("/")
                                .resolve(page.path())
                                .resolveSibling(file)
                                .normalize());
        if (!Files.exists(MarkdownPage.ROOT.resolve(target))) {
            return "there is no such file";
        }
        if (hash < 0) {
            return null;
        }
        MarkdownPage at = pages.get(target);
        String anchor = link.substring(hash + 1);
        if (at == null || !at.anchorsOfGitHub().contains(anchor)) {
            return "there is no such heading";
        }
        return at.anchorsOfVitePress().contains(anchor) ? null : "on the site the heading has another anchor";
    }

    @Test
    void the_index_has_every_guide() {
        MarkdownPage index = MarkdownPage.of("docs/README.md");
        List<String> guides = pages.keySet().stream()
                .filter(path -> path.getParent() != null && path.getParent().equals(Path.of("docs")))
                .map(path -> path.getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .toList();

        assertThat(index.links()).containsAll(guides);
    }
}
