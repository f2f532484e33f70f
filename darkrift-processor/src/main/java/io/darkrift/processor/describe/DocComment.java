package io.darkrift.processor.describe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an author says of a type.
 *
 * @param text what stands before the tags
 * @param parameters what is said of each component of a record
 * @param deprecated why it should not be used any more, or empty
 */
record DocComment(String text, Map<String, String> parameters, String deprecated) {
    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@");
    private static final Pattern PARAMETER = Pattern.compile("(?s)param\\s+(\\S+)\\s(.*)");
    private static final String DEPRECATED = "deprecated";

    /** Reads a comment as compilers hand it out, or null. */
    static DocComment of(String comment) {
        if (comment == null) {
            return new DocComment("", Map.of(), "");
        }
        String[] blocks = TAG.split(comment, -1);
        Map<String, String> parameters = new LinkedHashMap<>();
        String deprecated = "";
        for (int i = 1; i < blocks.length; i++) {
            Matcher parameter = PARAMETER.matcher(blocks[i]);
            if (parameter.matches()) {
                parameters.put(parameter.group(1), oneLine(parameter.group(2)));
            } else if (blocks[i].startsWith(DEPRECATED)) {
                deprecated = oneLine(blocks[i].substring(DEPRECATED.length()));
            }
        }
        return new DocComment(lines(blocks[0]), parameters, deprecated);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The lines, without the space that stands before each in the source. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").stripTrailing().stripIndent().strip();
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
