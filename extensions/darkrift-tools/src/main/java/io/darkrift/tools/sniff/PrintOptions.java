package io.darkrift.tools.sniff;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How messages are printed. */
final class PrintOptions {
    @Option(names = "--json", description = "Prints JSON Lines, as files of 'record' have them. Default: text.")
    private boolean json;

    @Option(
            names = "--hex",
            description =
                    "Also prints the bytes of each message, from its flags on: up to 4,096. JSON always has them.")
    private boolean hex;

    boolean isJson() {
        return json;
    }

    EventPrinter.Style style(CommandSpec spec) {
        return new EventPrinter.Style(
                json, hex, spec.commandLine().getColorScheme().ansi().enabled());
    }
}
