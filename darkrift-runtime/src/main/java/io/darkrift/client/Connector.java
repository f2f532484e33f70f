package io.darkrift.client;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.EventLoops;
import io.darkrift.transport.Sockets;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Opens the TCP channel: to the first address of a host that answers. The rest is up to a {@link ClientHandshake}. */
final class Connector {
    private final ClientSettings settings;
    private final EventLoops eventLoops;

    Connector(ClientSettings settings, EventLoops eventLoops) {
        this.settings = settings;
        this.eventLoops = eventLoops;
    }

    CompletableFuture<DarkriftClient> connect(String host, int tcpPort, int udpPort) {
        CompletableFuture<DarkriftClient> result = new CompletableFuture<>();
        // Looking up a name waits for the network, which an event loop must not do, and the common pool may be busy.
        CompletableFuture.supplyAsync(() -> resolve(host), Connector::lookUp).whenComplete((addresses, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
            } else {
                connect(Arrays.asList(addresses).iterator(), tcpPort, udpPort, result);
            }
        });
        return result;
    }

    private static void lookUp(Runnable task) {
        Thread thread = new Thread(task, "darkrift-lookup");
        thread.setDaemon(true);
        thread.start();
    }

    private static InetAddress[] resolve(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new ConnectFailedException("the host " + host + " is unknown: is the name right?", e);
        }
    }

    private void connect(
            Iterator<InetAddress> addresses, int tcpPort, int udpPort, CompletableFuture<DarkriftClient> result) {
        if (result.isDone()) {
            // The caller has given up, and the event loops may be gone.
            return;
        }
        InetSocketAddress address = new InetSocketAddress(addresses.next(), tcpPort);
        EventLoop eventLoop = eventLoops.group().next();
        InetSocketAddress udp = new InetSocketAddress(address.getAddress(), udpPort);
        ClientHandshake handshake = new ClientHandshake(settings, eventLoops.kind(), address, udp, result);
        ChannelFuture connecting = Sockets.tcpClient(eventLoop, eventLoops.kind())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.min(Integer.MAX_VALUE, settings.connectTimeout().toMillis()))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        handshake.prepare(channel);
                    }
                })
                .connect(address);
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                return;
            }
            DarkriftException failure = ConnectFailures.connecting(address, done.cause());
            if (addresses.hasNext()) {
                connect(addresses, tcpPort, udpPort, result);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }
}
