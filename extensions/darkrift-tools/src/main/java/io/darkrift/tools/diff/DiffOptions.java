package io.darkrift.tools.diff;

import io.darkrift.tools.capture.Protocol;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What counts as a difference. */
public final class DiffOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--ignore",
            paramLabel = "<component>",
            split = ",",
            converter = IgnoredPath.Converter.class,
            description = "A component whose value does not matter, such as tick, Snapshot.tick or entities[].x. Needs"
                    + " --protocol or --jar. May be repeated.")
    private List<IgnoredPath> ignored = List.of();

    @Option(
            names = "--ignore-order",
            description = "The order of unreliable messages does not matter. Default: it does.")
    private boolean ignoreOrder;

    @Option(
            names = "--max",
            paramLabel = "<differences>",
            defaultValue = "100",
            description = "The number of differences that are printed; all are counted. Default: ${DEFAULT-VALUE}.")
    private int max;

    /**
     * Returns a comparison with these options.
     *
     * @param protocol what is known of messages
     * @return a comparison
     * @throws ParameterException if options do not fit
     */
    public CaptureDiff newDiff(Protocol protocol) {
        if (!ignored.isEmpty() && protocol.descriptions().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--ignore needs to know the messages: give --protocol or --jar");
        }
        if (max < 0) {
            throw new ParameterException(spec.commandLine(), "--max is " + max + ": it is 0 or more");
        }
        return new CaptureDiff(protocol, ignored, ignoreOrder, max);
    }
}
