package io.darkrift.transport.memory;

import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.memory.MemoryNetwork.Direction;
import java.util.EnumMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Connects clients over a {@link MemoryNetwork}, under the conditions of the network or of its own. Safe for use by any
 * thread.
 */
public final class MemoryDialer implements ClientTransport {
    private final MemoryNetwork network;
    private final String name;

    /** On the loop. */
    private final EnumMap<Direction, NetworkConditions> conditions = new EnumMap<>(Direction.class);

    MemoryDialer(MemoryNetwork network, String name) {
        this.network = network;
        this.name = name;
    }

    /**
     * Sets the conditions of both directions for the clients of this dialer, in place of those of the network, for what is
     * sent from now on.
     *
     * @param value the conditions
     */
    public void setConditions(NetworkConditions value) {
        setConditions(Direction.TO_SERVER, value);
        setConditions(Direction.TO_CLIENT, value);
    }

    /**
     * Sets the conditions of one direction for the clients of this dialer, in place of those of the network, for what is sent
     * from now on.
     *
     * @param direction the direction
     * @param value the conditions
     */
    public void setConditions(Direction direction, NetworkConditions value) {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(value, "value");
        network.onLoop(() -> conditions.put(direction, value));
    }

    /** Removes the conditions of this dialer: those of the network hold for its clients again. */
    public void clearConditions() {
        network.onLoop(conditions::clear);
    }

    @Override
    public Attempt connect(Dialer dialer) {
        return network.begin(this, dialer);
    }

    String name() {
        return name;
    }

    /** Returns the conditions of a direction, or null where those of the network hold. On the loop. */
    @Nullable NetworkConditions conditions(Direction direction) {
        return conditions.get(direction);
    }

    @Override
    public String toString() {
        return "memory:" + name;
    }
}
