package io.darkrift.benchmarks.load.peer;

import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.darkrift.Darkrift;
import io.darkrift.benchmarks.load.peer.grpc.Grpc;
import io.darkrift.benchmarks.load.peer.jdk.SpinningSockets;
import io.darkrift.benchmarks.load.peer.kryonet.KryoNet;
import io.darkrift.benchmarks.load.peer.netty.NettyTcp;
import io.darkrift.benchmarks.load.peer.netty.NettyUdp;

/** Finds libraries by name. */
public final class Libraries {
    private Libraries() {}

    /**
     * Sets up a library.
     *
     * @param options its name as "library", and what it understands itself
     * @return the library
     */
    public static Library of(Fields options) {
        String name = options.text("library");
        return switch (name) {
            case "darkrift" -> new Darkrift(options);
            case "netty" -> new NettyTcp(options);
            case "netty-udp" -> new NettyUdp(options);
            case "jdk" -> new SpinningSockets();
            case "kryonet" -> new KryoNet();
            case "grpc" -> new Grpc(options);
            default -> throw new IllegalArgumentException("there is no library " + name);
        };
    }
}
