package io.darkrift.benchmarks.load.peer.grpc;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;
import io.grpc.stub.CallStreamObserver;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One end of a stream. What goes out is guarded by a lock: a stream takes one message at a time. */
final class GrpcPeer implements Peer {
    private final Receiver receiver;
    private @Nullable CallStreamObserver<Object> out;

    GrpcPeer(Receiver receiver) {
        this.receiver = receiver;
    }

    void opened(CallStreamObserver<Object> stream) {
        out = stream;
        stream.setOnReadyHandler(this::ready);
    }

    private synchronized void ready() {
        notifyAll();
    }

    @Override
    public synchronized void answer(Object message) {
        Objects.requireNonNull(out).onNext(message);
    }

    @Override
    public synchronized void send(Object message) throws InterruptedException {
        CallStreamObserver<Object> stream = Objects.requireNonNull(out);
        while (!stream.isReady()) {
            wait();
        }
        stream.onNext(message);
    }

    private void receive(Object message) {
        if (message instanceof Choice choice) {
            receiver.receive(this, choice);
        } else {
            receiver.receive(this, (PlayerUpdate) message);
        }
    }

    /** Returns what a server does with the messages of its client. */
    StreamObserver<Object> messages() {
        return new Incoming();
    }

    /** Returns what a client does with the messages of its server. */
    ClientResponseObserver<Object, Object> answers() {
        return new Answers();
    }

    private class Incoming implements StreamObserver<Object> {
        @Override
        public void onNext(Object message) {
            receive(message);
        }

        @Override
        public void onError(Throwable cause) {
            // The other end has gone.
        }

        @Override
        public void onCompleted() {
            // No more comes.
        }
    }

    private final class Answers extends Incoming implements ClientResponseObserver<Object, Object> {
        @Override
        public void beforeStart(ClientCallStreamObserver<Object> stream) {
            opened(stream);
        }
    }
}
