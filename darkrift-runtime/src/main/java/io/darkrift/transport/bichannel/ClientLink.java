package io.darkrift.transport.bichannel;

import io.darkrift.connection.Durations;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.transport.bichannel.socket.UdpSocket;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The client's end of a link. */
final class ClientLink extends BichannelLink {
    private final Dialect dialect;
    private final UdpSocket socket;
    private final InetSocketAddress udpAddress;
    private @Nullable Future<?> refreshing;

    ClientLink(
            Channel tcp,
            FrameDecoder decoder,
            InetSocketAddress tcpAddress,
            LinkSettings settings,
            @Nullable LinkSecurity security,
            Dialect dialect,
            UdpSocket socket,
            InetSocketAddress udpAddress) {
        super(tcp, decoder, tcpAddress, settings, security);
        this.dialect = dialect;
        this.socket = socket;
        this.udpAddress = udpAddress;
    }

    /** Shows the token again and again for as long as the link lasts. On the event loop. */
    void refresh(byte[] packet, Duration interval) {
        long nanos = Durations.nanos(interval);
        refreshing = tcp().eventLoop()
                .scheduleAtFixedRate(
                        () -> socket.send(null, packet, 0, packet.length, security()),
                        nanos,
                        nanos,
                        TimeUnit.NANOSECONDS);
    }

    @Override
    UdpSocket socket() {
        return socket;
    }

    @Override
    Dialect dialect() {
        return dialect;
    }

    @Override
    @Nullable InetSocketAddress recipient() {
        return null;
    }

    @Override
    InetSocketAddress udpAddress() {
        return udpAddress;
    }

    @Override
    protected boolean takeCommand(byte[] bytes, int from, int to) {
        LinkSecurity security = security();
        return security != null && security.takeCommand(bytes, from, to);
    }

    @Override
    void free() {
        if (refreshing != null) {
            refreshing.cancel(false);
        }
        socket.close();
    }

    @Override
    protected void lingers(Channel channel) {
        // Its time is limited, and closing the event loops closes it.
    }
}
