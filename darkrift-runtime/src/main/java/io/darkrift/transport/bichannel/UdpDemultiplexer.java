package io.darkrift.transport.bichannel;

import io.darkrift.core.support.AddressKey;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.bichannel.framing.Acknowledgements;
import io.darkrift.transport.bichannel.framing.LoopScratch;
import io.darkrift.transport.bichannel.framing.Token;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.transport.bichannel.security.ServerSecurity;
import io.darkrift.transport.bichannel.socket.DatagramRelay;
import io.darkrift.transport.bichannel.socket.UdpSocket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells apart what arrives over the UDP sockets of a listener: tokens that are shown, and the messages of links, by
 * address. Safe for use by any thread.
 */
final class UdpDemultiplexer {
    private static final Logger LOG = LoggerFactory.getLogger(UdpDemultiplexer.class);

    private static final byte[] NOTHING = {};

    private final BichannelBinding binding;
    private final ConcurrentHashMap<AddressKey, ServerLink> byAddress = new ConcurrentHashMap<>();
    private final LongAdder strangers = new LongAdder();
    private final LongAdder refusedTokens = new LongAdder();
    private final LongAdder notRelayed = new LongAdder();
    private final LongAdder tooLarge = new LongAdder();
    private final LongAdder heldBack = new LongAdder();
    private final LongAdder forged = new LongAdder();
    private final LongAdder replayed = new LongAdder();
    private final LogLimiter tooLargeLog = new LogLimiter(1, TimeUnit.MINUTES);
    private final LogLimiter failedLog = new LogLimiter(1, TimeUnit.SECONDS);

    UdpDemultiplexer(BichannelBinding binding) {
        this.binding = binding;
    }

    /** Makes the handler of a socket. */
    ChannelHandler receiver(UdpSocket socket) {
        return new Receiver(socket);
    }

    /** Adds a link by its address. Returns false if another link has the address. With the lock of the link. */
    boolean put(InetSocketAddress address, ServerLink link) {
        ServerLink there = byAddress.putIfAbsent(AddressKey.of(address), link);
        return there == null || there == link;
    }

    /** Removes a link by its address. With the lock of the link. */
    void remove(InetSocketAddress address, ServerLink link) {
        byAddress.remove(AddressKey.of(address), link);
    }

    /** Returns how many addresses are remembered. */
    int size() {
        return byAddress.size();
    }

    /** A datagram was not sent, because nobody knows whose address that is. */
    void heldBack() {
        heldBack.increment();
    }

    void count(Map<String, Long> counters) {
        counters.put("datagrams_held_back", heldBack.sum());
        if (binding.security() != null) {
            counters.put("datagrams_forged", forged.sum());
            counters.put("datagrams_replayed", replayed.sum());
        }
        counters.put("datagrams_too_large", tooLarge.sum());
        counters.put("datagrams_from_strangers", strangers.sum());
        counters.put("datagrams_not_relayed", notRelayed.sum());
        counters.put("tokens_refused", refusedTokens.sum());
    }

    private void receive(DatagramPacket datagram, UdpSocket socket, DatagramRelay relay) {
        ByteBuf in = datagram.content();
        ServerSecurity security = binding.security();
        if (security != null) {
            receiveSealed(in, datagram.sender(), security, socket, relay);
            return;
        }
        if (in.readableBytes() > binding.settings().maxReceivedUnreliableBytes()) {
            tooLarge(in.readableBytes(), datagram.sender());
            return;
        }
        ServerLink link = byAddress.get(AddressKey.of(datagram.sender()));
        UnprovenAddress unproven = link == null ? null : link.unproven();
        if (unproven != null) {
            unproven.heard(in.readableBytes());
            if (unproven.isProof(in)) {
                link.proven(unproven);
                return;
            }
        }
        if (mayBeToken(in) && isToken(socket, Token.read(in), datagram.sender(), link)) {
            return;
        }
        if (link == null) {
            strangers.increment();
        } else if (!relay.give(link, in)) {
            notRelayed.increment();
        }
        if (unproven != null) {
            unproven.ask(socket, null);
        }
    }

    /** Nothing is answered, kept or logged unless the datagram is authentic. */
    private void receiveSealed(
            ByteBuf in, InetSocketAddress sender, ServerSecurity security, UdpSocket socket, DatagramRelay relay) {
        if (!security.isSealed(in)) {
            strangers.increment();
            return;
        }
        if (in.readableBytes() > binding.settings().maxReceivedUnreliableBytes() + security.overhead()) {
            tooLarge.increment();
            return;
        }
        long id = security.connectionId(in);
        ServerLink link = binding.link(id);
        ServerHandshake pending = link == null ? binding.sealed(id) : null;
        LinkSecurity keys = link != null ? link.security() : pending != null ? pending.security() : null;
        if (keys == null || link != null && link.isWithoutUdp()) {
            strangers.increment();
            return;
        }
        LoopScratch scratch = LoopScratch.get();
        byte[] bytes = scratch.take(in.readableBytes());
        try {
            int result = keys.unseal(in, bytes);
            if (result < 0) {
                (result == LinkSecurity.REPLAYED ? replayed : forged).increment();
            } else if (pending != null) {
                claimSealed(pending, socket, sender);
            } else if (link != null) {
                boolean newest = (result & LinkSecurity.NEWEST) != 0;
                unsealed(link, bytes, result & ~LinkSecurity.NEWEST, newest, sender, socket, relay);
            }
        } finally {
            scratch.giveBack(bytes);
        }
    }

    private void claimSealed(ServerHandshake pending, UdpSocket socket, InetSocketAddress sender) {
        if (isBelieved(pending.address(), sender)) {
            binding.claim(pending, socket, sender);
        } else {
            refusedTokens.increment();
        }
    }

    /** Deals with a datagram that is authentic. Only one with a new highest sequence may move the address of the client. */
    private void unsealed(
            ServerLink link,
            byte[] bytes,
            int size,
            boolean newest,
            InetSocketAddress sender,
            UdpSocket socket,
            DatagramRelay relay) {
        LinkSecurity keys = link.security();
        int overhead = keys == null ? 0 : keys.overhead();
        if (newest && !sender.equals(link.udpAddress())) {
            boolean moved = isBelieved(link.remoteAddress(), sender) && link.moveTo(sender, unproven -> {});
            if (!moved) {
                refusedTokens.increment();
            }
        }
        InetSocketAddress address = link.udpAddress();
        UnprovenAddress unproven = link.unproven();
        if (unproven != null && sender.equals(address)) {
            unproven.heard(size + overhead);
            if (size == LinkWriter.PING_HEADER_BYTES && unproven.isProof(Unpooled.wrappedBuffer(bytes, 0, size))) {
                link.proven(unproven);
                return;
            }
        }
        if (size > 0) {
            if (!relay.give(link, bytes, size)) {
                notRelayed.increment();
            }
        } else if (address != null && keys != null && (unproven == null || unproven.spend(overhead))) {
            socket.acknowledge(address, NOTHING, keys);
        }
        if (unproven != null) {
            unproven.ask(socket, keys);
        }
    }

    private boolean isBelieved(InetSocketAddress tcp, InetSocketAddress sender) {
        return binding.listener().acceptsAnyUdpAddress()
                || AddressKey.isSameHost(tcp.getAddress(), sender.getAddress());
    }

    private void tooLarge(int bytes, InetSocketAddress sender) {
        tooLarge.increment();
        long more = tooLargeLog.acquire();
        if (more >= 0) {
            LOG.warn(
                    "Dropped a datagram of {} bytes from {}: maxReceivedDatagramBytes = {}{}",
                    bytes,
                    NetUtil.toSocketAddressString(sender),
                    binding.settings().maxReceivedUnreliableBytes(),
                    LogLimiter.more(more));
        }
    }

    /** Tells most messages of the same size from tokens: in the dialect that is used most, no message begins like a token. */
    private boolean mayBeToken(ByteBuf in) {
        if (in.readableBytes() != Token.SIZE) {
            return false;
        }
        byte version = in.getByte(in.readerIndex());
        return switch (binding.listener().dialect()) {
            case V1 -> version == 1;
            case V0 -> version == 0;
            default -> true;
        };
    }

    /** Deals with what may be a token. Returns false if it is something else. */
    private boolean isToken(UdpSocket socket, Token token, InetSocketAddress sender, @Nullable ServerLink there) {
        if (there != null && there.hasToken(token)) {
            // The acknowledgement was lost on the way.
            acknowledge(socket, token, sender, there.unproven(), null);
            return true;
        }
        ServerHandshake pending = binding.pending(token);
        ServerLink moved = pending == null ? binding.link(token) : null;
        if (pending == null && moved == null) {
            return false;
        }
        InetSocketAddress tcp = pending != null ? pending.address() : moved.remoteAddress();
        // A sender may be forged. Where another link is, only a neighbour of it can be, and its link stays there.
        boolean believed = there == null
                && (binding.listener().acceptsAnyUdpAddress()
                        || AddressKey.isSameHost(tcp.getAddress(), sender.getAddress()));
        if (!believed) {
            refusedTokens.increment();
        } else if (pending != null) {
            binding.claim(pending, socket, sender);
        } else if (!moved.moveTo(sender, unproven -> acknowledge(socket, token, sender, unproven, null))) {
            refusedTokens.increment();
        }
        return true;
    }

    /**
     * Sends an acknowledgement. Nothing leaves for the same address before it. On the event loop of the socket.
     *
     * @param unproven the address, if it may be somebody else's
     * @param security what seals it, or null
     * @return false if it can't be sent now, and is to be sent again soon
     */
    boolean acknowledge(
            UdpSocket socket,
            Token token,
            InetSocketAddress sender,
            @Nullable UnprovenAddress unproven,
            @Nullable LinkSecurity security) {
        byte[] acknowledgement =
                security == null ? Acknowledgements.of(binding.listener().dialect(), token) : NOTHING;
        int size = security == null ? acknowledgement.length : security.overhead();
        if (unproven != null && !unproven.spend(size)) {
            heldBack();
            return true;
        }
        boolean sent = socket.acknowledge(sender, acknowledgement, security);
        if (sent && unproven != null) {
            unproven.ask(socket, security);
        }
        socket.flush();
        return sent;
    }

    /** Reads one socket. */
    private final class Receiver extends SimpleChannelInboundHandler<DatagramPacket> {
        private final UdpSocket socket;
        private final DatagramRelay relay = new DatagramRelay();

        Receiver(UdpSocket socket) {
            this.socket = socket;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
            receive(datagram, socket, relay);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            relay.turnEnds();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // The socket stays open: all links of the listener depend on it.
            if (cause instanceof IOException) {
                // Such as the news that some client's port is closed.
                LOG.debug("The UDP socket {} reported", ctx.channel().localAddress(), cause);
                return;
            }
            long more = failedLog.acquire();
            if (more >= 0) {
                LOG.error(
                        "A datagram at {} could not be handled{}",
                        ctx.channel().localAddress(),
                        LogLimiter.more(more),
                        cause);
            }
        }
    }
}
