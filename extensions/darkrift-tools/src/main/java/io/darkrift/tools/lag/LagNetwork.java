package io.darkrift.tools.lag;

import io.darkrift.connection.LinkExecutor;
import io.darkrift.tools.relay.RelayPath;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between the clients and the server: its conditions as of now, and all paths through it. The random numbers
 * of a path depend on the seed, the number of the connection, and the direction. On the event loop, except for what says
 * otherwise.
 */
final class LagNetwork implements RelayPath.Factory {
    private final SplittableRandom random;
    private final LagStatistics statistics;
    private final Set<LagPath> paths = ConcurrentHashMap.newKeySet();
    private volatile Impairment up;
    private volatile Impairment down;

    LagNetwork(long seed, Impairment up, Impairment down, LagStatistics statistics) {
        this.random = new SplittableRandom(seed);
        this.up = up;
        this.down = down;
        this.statistics = statistics;
    }

    @Override
    public RelayPath newPath(boolean fromServer, LinkExecutor loop, RelayPath.Exit exit) {
        LagPath path = new LagPath(
                loop,
                exit,
                random.split(),
                fromServer ? () -> down : () -> up,
                statistics.direction(fromServer),
                paths::remove);
        paths.add(path);
        return path;
    }

    /** Sets the conditions of what is sent from now on. What is under way arrives as it would have. */
    void change(Impairment nextUp, Impairment nextDown) {
        up = nextUp;
        down = nextDown;
        List.copyOf(paths).forEach(LagPath::changed);
    }

    /** Returns how many paths are open. On any thread. */
    int size() {
        return paths.size();
    }
}
