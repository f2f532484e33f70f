package io.darkrift.rooms;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.SendResult;
import io.darkrift.message.EncodedMessage;
import io.darkrift.server.RemoteClient;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A client without a connection: what it is sent is kept, as bytes. */
final class FakeClient {
    /** How often any of them has encoded a message. */
    static final AtomicInteger ENCODED = new AtomicInteger();

    final CompletableFuture<DisconnectInfo> closed = new CompletableFuture<>();
    final List<EncodedMessage> sent = new CopyOnWriteArrayList<>();
    final RemoteClient remote = (RemoteClient)
            Proxy.newProxyInstance(FakeClient.class.getClassLoader(), new Class<?>[] {RemoteClient.class}, this::call);

    void disconnect() {
        closed.complete(DisconnectInfo.of(DisconnectInfo.Reason.PEER, "gone"));
    }

    private Object call(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "closed" -> closed.copy();
            case "isOpen" -> !closed.isDone();
            case "encode" -> {
                ENCODED.incrementAndGet();
                yield EncodedMessage.ofFrame(new byte[] {0, 0, 0, 3, 0, 0, 1});
            }
            case "send" -> {
                sent.add((EncodedMessage) arguments[0]);
                yield closed.isDone() ? SendResult.CLOSED : SendResult.ACCEPTED;
            }
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "fake client";
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }
}
