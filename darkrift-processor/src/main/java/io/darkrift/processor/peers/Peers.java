package io.darkrift.processor.peers;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Direction;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The peers in other languages that an option names, and what they can't do with a message. */
public final class Peers {
    public static final String OPTION = "darkrift.peers";

    /** An end of connections, in a language. */
    private enum Peer {
        CSHARP("csharp", false),
        CSHARP_SERVER("csharp-server", false),
        DARKRIFTPY("darkriftpy", true),
        DARKRIFTPY_SERVER("darkriftpy-server", true);

        private final String name;
        private final boolean isPython;

        Peer(String name, boolean isPython) {
            this.name = name;
            this.isPython = isPython;
        }

        static Optional<Peer> of(String name) {
            return Arrays.stream(values())
                    .filter(peer -> peer.name.equals(name))
                    .findFirst();
        }

        private boolean isServer() {
            return name.endsWith("-server");
        }

        boolean writes(Direction direction) {
            return direction != (isServer() ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT);
        }

        List<PeerLimit> limits(RecordModel message) {
            return (isPython ? new DarkriftpyLimits(message) : new CSharpLimits(message)).find();
        }
    }

    private final Diagnostics diagnostics;
    private final List<Peer> peers;

    public Peers(Map<String, String> options, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        String given = options.get(OPTION);
        this.peers = given == null ? List.of() : read(given);
    }

    private List<Peer> read(String given) {
        List<String> names = Arrays.stream(given.split(",")).map(String::strip).toList();
        names.stream().filter(name -> Peer.of(name).isEmpty()).forEach(this::unknown);
        return names.stream().map(Peer::of).flatMap(Optional::stream).toList();
    }

    private void unknown(String name) {
        List<String> known = Arrays.stream(Peer.values()).map(peer -> peer.name).toList();
        diagnostics.report(
                Rule.PEERS_OPTION,
                Site.NONE,
                "-A" + OPTION + " names '" + name + "', which is not a known peer: the peers are "
                        + String.join(", ", known));
    }

    /** Warns of what they can't do with a message. */
    public void check(RecordModel message) {
        for (Peer peer : peers) {
            for (PeerLimit limit : peer.limits(message)) {
                if (limit.concerns(peer.writes(message.direction()))) {
                    Site site = new Site(limit.owner().canonicalName(), limit.component(), "", "");
                    diagnostics.warn(Rule.PEER, site, limit.text());
                }
            }
            int tag = message.tag().orElse(0);
            if (peer.isPython && tag > DarkriftpyLimits.MAX_TAG) {
                diagnostics.warn(
                        Rule.PEER,
                        new Site(message.name().canonicalName(), "", DarkriftMessage.class.getName(), "tag"),
                        "tag " + tag + " of " + message.name().simpleName() + " is " + (tag - 65_536)
                                + " to darkriftpy, which sends no tag above " + DarkriftpyLimits.MAX_TAG
                                + ": choose a lower one");
            }
        }
    }
}
