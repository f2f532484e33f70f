package io.darkrift.benchmarks.load.peer.grpc;

import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Servers and clients of grpc-java: a connection is a channel with one call, a stream in both directions. */
public final class Grpc implements Library {
    private static final MethodDescriptor<Object, Object> TALK = MethodDescriptor.<Object, Object>newBuilder()
            .setType(MethodType.BIDI_STREAMING)
            .setFullMethodName("Load/Talk")
            .setRequestMarshaller(new ProtobufMessages())
            .setResponseMarshaller(new ProtobufMessages())
            .build();
    private static final int WINDOW = 1 << 20;

    private final EventLoopGroup group;
    /** It complains of channels that are forgotten before they are closed. */
    private final List<ManagedChannel> channels = new ArrayList<>();

    /**
     * Sets it up.
     *
     * @param options "loops"
     */
    public Grpc(Fields options) {
        group = new MultiThreadIoEventLoopGroup(options.integer("loops", 1), NioIoHandler.newFactory());
    }

    @Override
    public int listen(Supplier<Receiver> receivers) throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .channelType(NioServerSocketChannel.class)
                .bossEventLoopGroup(group)
                .workerEventLoopGroup(group)
                .directExecutor()
                .flowControlWindow(WINDOW)
                .addService(ServerServiceDefinition.builder("Load")
                        .addMethod(TALK, ServerCalls.asyncBidiStreamingCall(answers -> serve(answers, receivers.get())))
                        .build())
                .build()
                .start();
        return server.getPort();
    }

    private static StreamObserver<Object> serve(StreamObserver<Object> answers, Receiver receiver) {
        GrpcPeer peer = new GrpcPeer(receiver);
        peer.opened((ServerCallStreamObserver<Object>) answers);
        return peer.messages();
    }

    @Override
    public Peer connect(int port, Receiver receiver) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .channelType(NioSocketChannel.class)
                .eventLoopGroup(group)
                .directExecutor()
                .usePlaintext()
                .flowControlWindow(WINDOW)
                .build();
        channels.add(channel);
        GrpcPeer peer = new GrpcPeer(receiver);
        ClientCalls.asyncBidiStreamingCall(channel.newCall(TALK, CallOptions.DEFAULT), peer.answers());
        return peer;
    }
}
