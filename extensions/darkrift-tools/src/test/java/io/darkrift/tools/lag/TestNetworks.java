package io.darkrift.tools.lag;

import io.darkrift.connection.LinkExecutor;
import io.darkrift.tools.relay.RelayPath;
import io.darkrift.transport.memory.NetworkConditions;
import java.time.Duration;

/** Networks for tests of the relay. */
public final class TestNetworks {
    private TestNetworks() {}

    /** A network that does everything that it can to messages, and little of it. */
    public static RelayPath.Factory bad() {
        return counted();
    }

    /** A bad network that knows how many paths are open. */
    public static Counted counted() {
        NetworkConditions conditions =
                new NetworkConditions(Duration.ofMillis(3), Duration.ofMillis(5), 0.005, 0.1, 0.1, 50_000_000);
        Impairment both = new Impairment(conditions, false);
        return new Counted(new LagNetwork(1, both, both, new LagStatistics()));
    }

    /** Counts its paths. */
    public static final class Counted implements RelayPath.Factory {
        private final LagNetwork network;

        private Counted(LagNetwork network) {
            this.network = network;
        }

        @Override
        public RelayPath newPath(boolean fromServer, LinkExecutor loop, RelayPath.Exit exit) {
            return network.newPath(fromServer, loop, exit);
        }

        public int openPaths() {
            return network.size();
        }
    }
}
