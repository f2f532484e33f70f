package io.darkrift.transport.bichannel;

import io.darkrift.core.support.AddressKey;
import io.darkrift.transport.bichannel.framing.Token;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.transport.bichannel.socket.DatagramRelay;
import io.darkrift.transport.bichannel.socket.TokenTable;
import io.darkrift.transport.bichannel.socket.UdpSocket;
import io.darkrift.transport.tcp.PartialFrames;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server's end of a link. */
final class ServerLink extends BichannelLink implements TokenTable.Holder, DatagramRelay.Target {
    /** There is never much between two event loops: others must not wait behind the datagrams of one client. */
    private static final int MAX_RELAYED_BYTES = 1 << 18;

    /** What a datagram costs beside its bytes. */
    private static final int RELAY_OVERHEAD = 64;

    private final BichannelBinding binding;
    private final @Nullable UdpSocket socket;
    private final long tokenValue;
    private final byte tokenVersion;

    /** Changed with the lock of the link, together with the table of addresses. */
    private volatile @Nullable InetSocketAddress udpAddress;

    /** Set together with the address, where that may be somebody else's. */
    private volatile @Nullable UnprovenAddress unproven;

    private boolean gone;
    private @Nullable PartialFrames partial;

    /**
     * Counts the bytes that left the event loop of the UDP socket, up and around. A client whose address has changed may come over
     * another socket while the last datagrams of the first are on their way: where two event loops count at once and
     * one count is lost, a datagram more may leave.
     */
    private int left;

    /** Follows, on the event loop of the link. */
    private volatile int arrived;

    /**
     * A link whose handshake is over.
     *
     * @param socket the socket that its datagrams leave from, or null without UDP
     * @param udpAddress where the token was shown from, or null without UDP
     */
    ServerLink(
            BichannelBinding binding,
            ServerHandshake handshake,
            @Nullable UdpSocket socket,
            @Nullable InetSocketAddress udpAddress) {
        super(handshake.tcp(), handshake.decoder(), handshake.address(), binding.settings(), handshake.security());
        this.binding = binding;
        this.socket = socket;
        this.udpAddress = ofTheSameHost(udpAddress);
        this.unproven = unproven(udpAddress);
        this.tokenValue = handshake.token().value();
        this.tokenVersion = (byte) handshake.token().version();
    }

    /** The TCP handshake has proven that the client receives at the address that it has there. */
    private @Nullable UnprovenAddress unproven(@Nullable InetSocketAddress address) {
        return address == null
                        || AddressKey.isSameHost(
                                address.getAddress(), remoteAddress().getAddress())
                ? null
                : new UnprovenAddress(address, binding.random());
    }

    /** Returns the address of the client's datagrams while it may be somebody else's, or null. On any thread. */
    @Nullable UnprovenAddress unproven() {
        return unproven;
    }

    /** The client receives at its address. On any thread. */
    synchronized void proven(UnprovenAddress address) {
        if (unproven == address) {
            unproven = null;
        }
    }

    @Override
    boolean mayReach(int bytes) {
        UnprovenAddress address = unproven;
        boolean allowed = address == null || address.spend(bytes);
        if (!allowed) {
            binding.udp().heldBack();
        }
        return allowed;
    }

    /** A datagram brings an address object of its own for a host that is known: one is enough for each client. */
    private @Nullable InetSocketAddress ofTheSameHost(@Nullable InetSocketAddress address) {
        return address != null
                        && AddressKey.isSameHost(
                                address.getAddress(), remoteAddress().getAddress())
                ? new InetSocketAddress(remoteAddress().getAddress(), address.getPort())
                : address;
    }

    @Override
    @Nullable UdpSocket socket() {
        return socket;
    }

    @Override
    Dialect dialect() {
        return binding.listener().dialect();
    }

    @Override
    @Nullable InetSocketAddress recipient() {
        return udpAddress;
    }

    @Override
    @Nullable InetSocketAddress udpAddress() {
        return udpAddress;
    }

    @Override
    public long tokenValue() {
        return tokenValue;
    }

    @Override
    public boolean hasToken(Token shown) {
        return tokenValue == shown.value() && tokenVersion == (byte) shown.version();
    }

    /** Has datagrams from the link's address come here. Returns false if another link has the address. On any thread. */
    synchronized boolean map() {
        InetSocketAddress address = udpAddress;
        return address == null || gone || put(address);
    }

    /**
     * The client has shown its token from another address: a router on the way may have given it one.
     *
     * @param acknowledge sends the acknowledgement: it leaves before anything else that is sent there. It gets the address
     *     as long as that may be somebody else's, or else null
     * @return false if the address is another link's, or the client does without UDP. On any thread
     */
    synchronized boolean moveTo(InetSocketAddress address, Consumer<@Nullable UnprovenAddress> acknowledge) {
        InetSocketAddress earlier = udpAddress;
        InetSocketAddress later = ofTheSameHost(address);
        if (gone || isWithoutUdp() || earlier == null || later == null || !put(later)) {
            return false;
        }
        // Nothing but the token says that the client is there now: an address of the same host may be a neighbour's,
        // behind
        // the same router. Clients of C# do not move, since they show their token once.
        UnprovenAddress doubtful = earlier.equals(later) ? unproven : new UnprovenAddress(later, binding.random());
        acknowledge.accept(doubtful);
        unproven = doubtful;
        udpAddress = later;
        // It is not believed there any more; and who moves again and again fills no table.
        if (!earlier.equals(later)) {
            binding.udp().remove(earlier, this);
        }
        return true;
    }

    /** Sealed datagrams are found by the connection id that they bear. */
    private boolean put(InetSocketAddress address) {
        return security() != null || binding.udp().put(address, this);
    }

    /** Has no more datagrams come here. On any thread. */
    private synchronized void unmap() {
        InetSocketAddress address = udpAddress;
        if (address != null) {
            binding.udp().remove(address, this);
        }
    }

    /** The client does without UDP. On the event loop. */
    void continueWithoutUdp() {
        giveUpUdp();
        unmap();
    }

    @Override
    protected boolean takeCommand(byte[] bytes, int from, int to) {
        LinkSecurity security = security();
        if (security != null && security.takeCommand(bytes, from, to)) {
            return true;
        }
        if (!Token.isPresentation(bytes, from, to) || !hasToken(Token.presented(bytes, from))) {
            return false;
        }
        // The client was admitted over UDP, but has not learned of it, and uses TCP alone.
        continueWithoutUdp();
        return true;
    }

    @Override
    public boolean mayRelay(int bytes) {
        if (left - arrived >= MAX_RELAYED_BYTES) {
            return false;
        }
        left += bytes + RELAY_OVERHEAD;
        return true;
    }

    @Override
    public void relayed(byte[] bytes, int from, int to) {
        arrived = arrived + (to - from) + RELAY_OVERHEAD;
        datagram(bytes, from, to);
    }

    @Override
    public void kept(int bytes) {
        PartialFrames frames = partial;
        if (frames == null) {
            frames = new PartialFrames(executor(), decoder(), binding.inboundMemory(), this::fail);
            partial = frames;
        }
        frames.kept(bytes);
    }

    @Override
    void free() {
        if (partial != null) {
            partial.close();
        }
        synchronized (this) {
            gone = true;
        }
        unmap();
        binding.forget(this);
    }

    @Override
    protected void lingers(Channel channel) {
        binding.linger(channel);
    }
}
