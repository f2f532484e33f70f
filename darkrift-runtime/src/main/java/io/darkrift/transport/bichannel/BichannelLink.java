package io.darkrift.transport.bichannel;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.SendMode;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.LinkTraits;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.bichannel.framing.LoopScratch;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.transport.bichannel.socket.UdpSocket;
import io.darkrift.transport.tcp.TcpLink;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Either end of a link: a TCP channel, and what is known of the UDP socket. */
abstract class BichannelLink extends TcpLink {
    /** How many datagrams wait for the first time that the link is read. */
    private static final int MAX_EARLY_DATAGRAMS = 16;

    /** What IP and UDP leave of a packet. */
    private static final int MAX_DATAGRAM = 65_507;

    private final @Nullable LinkSecurity security;

    private volatile @Nullable UdpWriter unreliable;
    private volatile boolean withoutUdp;
    private boolean unfinished;
    private @Nullable List<byte[]> early;

    BichannelLink(
            Channel tcp,
            FrameDecoder decoder,
            InetSocketAddress remoteAddress,
            LinkSettings settings,
            @Nullable LinkSecurity security) {
        super(tcp, decoder, remoteAddress, settings);
        this.security = security;
    }

    /** Returns the UDP socket that datagrams leave from, or null without UDP. On any thread. */
    abstract @Nullable UdpSocket socket();

    /** Returns where datagrams go, or null if the UDP socket is connected, or there is none. On any thread. */
    abstract @Nullable InetSocketAddress recipient();

    /** Returns the variant of the handshake, where the link is not secured. On any thread. */
    abstract Dialect dialect();

    /** Returns whether a datagram of some bytes may be sent to the recipient now. On the event loop of the socket. */
    boolean mayReach(int bytes) {
        return true;
    }

    @Override
    public final LinkTraits traits() {
        boolean udp = !withoutUdp && socket() != null;
        return new LinkTraits(
                security == null ? "bichannel" : security.transport(),
                security == null ? dialect().trait() : "",
                security != null,
                udp,
                maxDatagram(),
                remoteAddress(),
                udp ? udpAddress() : null);
    }

    /** Returns the largest datagram that is sent. On any thread. */
    final int maxDatagram() {
        int largest = Math.min(settings().maxUnreliableBytes(), MAX_DATAGRAM);
        return security == null || withoutUdp
                ? largest
                : Math.max(LinkWriter.HEADER_BYTES, largest - security.overhead());
    }

    /** Returns what seals and unseals the datagrams, or null where they are in the clear. On any thread. */
    final @Nullable LinkSecurity security() {
        return security;
    }

    @Override
    protected final void establishing() {
        if (security != null) {
            security.established(tcp(), reason -> fail(DisconnectInfo.of(Reason.PROTOCOL_ERROR, reason)));
        }
    }

    @Override
    protected final ByteBuf outgoing(ByteBuf messages) {
        // TLS joins small buffers, and must not write into one that other links share.
        return security == null ? messages : messages.asReadOnly();
    }

    @Override
    protected final boolean reportsFailedWrites() {
        // TLS reports that the end was not announced.
        return security == null;
    }

    @Override
    protected final void shutDownOutput(DuplexChannel duplex) {
        if (security == null) {
            duplex.shutdownOutput();
        } else {
            security.closeOutput();
        }
    }

    /** Frees what belongs to the link, except for its TCP channel and its keys. On the event loop. */
    abstract void free();

    @Override
    protected final void release() {
        free();
        if (security != null) {
            security.ended();
        }
    }

    /** Returns where the peer's datagrams come from. On any thread. */
    abstract @Nullable InetSocketAddress udpAddress();

    @Override
    public final LinkWriter unreliable() {
        UdpSocket socket = socket();
        if (socket == null || withoutUdp) {
            return this;
        }
        UdpWriter existing = unreliable;
        return existing != null ? existing : firstUnreliable(socket);
    }

    /** Made when it is first used: a link that sends nothing over UDP needs no memory for that. */
    private synchronized UdpWriter firstUnreliable(UdpSocket socket) {
        UdpWriter first = unreliable;
        if (first == null) {
            first = new UdpWriter(this, socket);
            unreliable = first;
        }
        return first;
    }

    /** The network has datagrams. On the event loop of their writer. */
    final void datagramsWritten(int bytes) {
        written(SendMode.UNRELIABLE, bytes);
    }

    /** Sends unreliable messages over TCP from now on. On any thread. */
    final void giveUpUdp() {
        withoutUdp = true;
    }

    final boolean isWithoutUdp() {
        return withoutUdp;
    }

    /** Takes a datagram on the event loop of the link. The caller keeps the buffer. */
    public final void datagram(ByteBuf in) {
        LoopScratch scratch = LoopScratch.get();
        int size = in.readableBytes();
        byte[] bytes = scratch.take(size);
        try {
            in.getBytes(in.readerIndex(), bytes, 0, size);
            datagram(bytes, 0, size);
        } finally {
            scratch.giveBack(bytes);
        }
    }

    /** Takes a datagram in the clear on the event loop of the link. */
    public final void datagram(byte[] bytes, int from, int to) {
        // An empty datagram opens a way through a router, and says nothing.
        if (from == to || isEnding()) {
            return;
        }
        if (decoder().hasBegun()) {
            unfinished = true;
            deliver(bytes, from, to, SendMode.UNRELIABLE);
        } else {
            keepEarly(Arrays.copyOfRange(bytes, from, to));
        }
    }

    /** Keeps a datagram that arrives together with the end of the handshake, as the first ones of a peer often do. */
    private void keepEarly(byte[] datagram) {
        if (early == null) {
            early = new ArrayList<>(1);
        }
        if (early.size() < MAX_EARLY_DATAGRAMS) {
            early.add(datagram);
        }
    }

    @Override
    protected final void deliverEarly() {
        List<byte[]> waiting = early;
        if (waiting != null) {
            early = null;
            waiting.forEach(datagram -> datagram(datagram, 0, datagram.length));
            datagramsComplete();
        }
    }

    /** No more datagrams arrive in this turn. On the event loop. */
    public final void datagramsComplete() {
        if (unfinished) {
            unfinished = false;
            readComplete();
        }
    }
}
