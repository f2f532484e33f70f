package io.darkrift.processor;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.Arrays;
import java.util.Map;

/** The option that names the encoding of text for the records of a module that do not name one. */
final class EncodingOption {
    static final String NAME = "darkrift.encoding";

    private EncodingOption() {}

    static TextEncoding read(Map<String, String> options, Diagnostics diagnostics) {
        String given = options.get(NAME);
        if (given == null) {
            return TextEncoding.UTF_16LE;
        }
        for (TextEncoding encoding : TextEncoding.values()) {
            if (encoding.name().equals(given)) {
                return encoding;
            }
        }
        diagnostics.report(
                Rule.ENCODING_OPTION,
                Site.NONE,
                "-A" + NAME + "=" + given + " names no encoding: the encodings are "
                        + String.join(
                                ", ",
                                Arrays.stream(TextEncoding.values())
                                        .map(Enum::name)
                                        .toList()));
        return TextEncoding.UTF_16LE;
    }
}
