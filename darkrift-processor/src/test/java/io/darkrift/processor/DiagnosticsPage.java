package io.darkrift.processor;

import io.darkrift.processor.PageExample.Block;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that explains each id, cut into sections. A block of code is marked as a part of a wrong or a right example. */
final class DiagnosticsPage {
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+) (wrong|right)(?: (\\S+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private final String text = Sources.read(Path.of("../docs/diagnostics.md")).replace("\r\n", "\n");

    String text() {
        return text;
    }

    List<String> headings() {
        return HEADING.matcher(text).results().map(each -> each.group(1)).toList();
    }

    /** The sections of ids. */
    Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher heading = HEADING.matcher(text);
        int start = 0;
        String name = "";
        while (heading.find()) {
            sections.put(name, text.substring(start, heading.start()));
            name = heading.group(1);
            start = heading.end();
        }
        sections.put(name, text.substring(start));
        sections.keySet().removeIf(each -> !each.startsWith("Darkrift"));
        return sections;
    }

    PageExample wrong(String id) {
        return example(id, "wrong");
    }

    PageExample right(String id) {
        return example(id, "right");
    }

    private PageExample example(String id, String kind) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(sections().get(id));
        while (block.find()) {
            if (block.group(2).equals(kind)) {
                String role = block.group(3) == null ? "" : block.group(3);
                blocks.add(new Block(block.group(1).equals("java"), role, block.group(4)));
            }
        }
        return new PageExample(blocks);
    }
}
