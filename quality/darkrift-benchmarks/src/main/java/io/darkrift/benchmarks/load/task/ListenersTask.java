package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.child.ChildTask;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.netty.ByteCounter;
import io.darkrift.benchmarks.load.peer.netty.NettyTcp;

/**
 * Clients that count bytes, the same for all contenders: what they do with them is not the question.
 *
 * <ul>
 *   <li>"listen", with "port", "clients", "bytes" of a broadcast, and "handshake" if the server is one of this library
 * </ul>
 */
final class ListenersTask implements ChildTask {
    @Override
    public Fields answer(String question, Fields given) throws Exception {
        NettyTcp library = new NettyTcp(Fields.of("transport", "nio"));
        int clients = given.integer("clients");
        ByteCounter counter = new ByteCounter((long) clients * given.integer("bytes"));
        for (int i = 0; i < clients; i++) {
            library.connect(given.integer("port"), counter.initializer(given.is("handshake")));
        }
        return Fields.of();
    }
}
