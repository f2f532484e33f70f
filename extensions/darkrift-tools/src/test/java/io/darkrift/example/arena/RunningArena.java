package io.darkrift.example.arena;

import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.transport.ServerTransport;

/** The arena, for tests of other modules. */
public final class RunningArena implements AutoCloseable {
    private final ArenaServer arena;

    /** Starts an arena on a port of this machine. */
    public RunningArena() {
        this(Listener.bichannel(0).host("127.0.0.1"));
    }

    /** Starts an arena. */
    public RunningArena(ServerTransport listener) {
        arena = new ArenaServer(listener);
    }

    public DarkriftServer server() {
        return arena.server();
    }

    public int port() {
        return arena.server().port();
    }

    public String address() {
        return "127.0.0.1:" + port();
    }

    public static MessageRegistry messages() {
        return ArenaServer.MESSAGES;
    }

    @Override
    public void close() {
        arena.close();
    }
}
