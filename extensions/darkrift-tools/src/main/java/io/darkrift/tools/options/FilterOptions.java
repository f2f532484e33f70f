package io.darkrift.tools.options;

import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.capture.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which messages a command is interested in. */
public final class FilterOptions {
    /** The two ends of a connection. */
    private enum Sender {
        CLIENT,
        SERVER
    }

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--tag",
            paramLabel = "<tag>",
            split = ",",
            description = "Only messages with this tag. May be repeated. Default: all.")
    private List<Integer> tags = List.of();

    @Option(
            names = "--name",
            paramLabel = "<name>",
            split = ",",
            description = "Only messages with this name, without a package. Needs --protocol or --jar. May be repeated."
                    + " Default: all.")
    private List<String> names = List.of();

    @Option(
            names = "--connection",
            paramLabel = "<number>",
            split = ",",
            description = "Only messages of this connection, from 1 on. May be repeated. Default: all.")
    private List<Integer> connections = List.of();

    @Option(
            names = "--from",
            paramLabel = "<end>",
            description = "Only messages of one end: client or server. Default: both.")
    private @Nullable Sender from;

    @Option(
            names = "--channel",
            paramLabel = "<channel>",
            description = "Only messages over one channel: reliable or unreliable. Default: both.")
    private @Nullable SendMode channel;

    /**
     * Returns what was asked for. Of other events than messages the connection alone counts.
     *
     * @param protocol what is known of messages
     * @return a filter
     * @throws ParameterException if a name is not in the protocol
     */
    public Predicate<CapturedEvent> filter(Protocol protocol) {
        Set<Integer> wantedTags = new HashSet<>(tags);
        for (String name : names) {
            wantedTags.addAll(tagsOf(name, protocol));
        }
        Set<Integer> wantedConnections = new HashSet<>(connections);
        Sender sender = from;
        SendMode mode = channel;
        return event -> {
            boolean isOfConnection = wantedConnections.isEmpty()
                    || event.connection() == 0
                    || wantedConnections.contains(event.connection());
            return isOfConnection
                    && (!(event instanceof CapturedMessage message)
                            || (wantedTags.isEmpty() || wantedTags.contains(message.tag()))
                                    && (sender == null || message.fromServer() == (sender == Sender.SERVER))
                                    && (mode == null || message.mode() == mode));
        };
    }

    private Set<Integer> tagsOf(String name, Protocol protocol) {
        if (protocol.descriptions().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--name needs to know the messages: give --protocol or --jar, or use --tag");
        }
        Set<Integer> found = protocol.descriptions().stream()
                .flatMap(description -> description.messages().stream())
                .filter(message -> protocol.name(message.tag())
                        .filter(known -> known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                        .isPresent())
                .map(message -> message.tag())
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "the protocol has no message with the name '" + name + "'");
        }
        return found;
    }
}
