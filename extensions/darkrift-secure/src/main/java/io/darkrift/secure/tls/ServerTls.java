package io.darkrift.secure.tls;

import io.darkrift.DarkriftException;
import io.darkrift.secure.DatagramCipher;
import io.darkrift.secure.datagram.LinkKeys;
import io.darkrift.secure.datagram.RekeyPolicy;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.transport.bichannel.security.ServerSecurity;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Secures the connections of a listener. Safe for use by any thread. */
public final class ServerTls implements ServerSecurity {
    private record Current(Identity identity, SslContext context) {}

    private final Supplier<Identity> identity;
    private final boolean tls12;
    private final List<DatagramCipher> ciphers;
    private final List<X509Certificate> clientAuthorities;
    private final RekeyPolicy policy;
    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private volatile Current current;

    /**
     * The security of a listener.
     *
     * @param identity returns the certificate as of now
     * @param tls12 whether TLS 1.2 is accepted too
     * @param ciphers the ciphers for datagrams, the preferred one first
     * @param clientAuthorities who has to have signed the certificates of clients; empty if clients need no certificate
     * @param policy when there are new keys for datagrams
     * @param nanos the time in nanoseconds
     */
    public ServerTls(
            Supplier<Identity> identity,
            boolean tls12,
            List<DatagramCipher> ciphers,
            List<X509Certificate> clientAuthorities,
            RekeyPolicy policy,
            LongSupplier nanos) {
        this.identity = identity;
        this.tls12 = tls12;
        this.ciphers = ciphers;
        this.clientAuthorities = clientAuthorities;
        this.policy = policy;
        this.nanos = nanos;
        this.current = create(identity.get());
    }

    private Current create(Identity shown) {
        try {
            SslContextBuilder builder = TlsContexts.configure(
                    SslContextBuilder.forServer(shown.key(), shown.chain().toArray(X509Certificate[]::new)),
                    tls12,
                    ciphers);
            if (!clientAuthorities.isEmpty()) {
                builder.trustManager(Trust.manager(clientAuthorities)).clientAuth(ClientAuth.REQUIRE);
            }
            return new Current(shown, builder.build());
        } catch (SSLException e) {
            throw new DarkriftException("the certificate can't be used: " + e.getMessage(), e);
        }
    }

    private SslContext context() {
        Current now = current;
        Identity shown = identity.get();
        if (now.identity() != shown) {
            // It was loaded again. Two event loops may both notice.
            now = create(shown);
            current = now;
        }
        return now.context();
    }

    @Override
    public int version() {
        return LinkKeys.VERSION;
    }

    @Override
    public int overhead() {
        return LinkKeys.OVERHEAD_TO_SERVER;
    }

    @Override
    public void secure(Channel tcp, long connectionId, BiConsumer<LinkSecurity, byte[]> ready) {
        SslHandler ssl = context().newHandler(tcp.alloc());
        // Bichannel limits the whole handshake.
        ssl.setHandshakeTimeoutMillis(0);
        tcp.pipeline().addLast(ssl, new TlsGuard(ssl, () -> handshaken(tcp, ssl, connectionId, ready)));
    }

    private void handshaken(Channel tcp, SslHandler ssl, long id, BiConsumer<LinkSecurity, byte[]> ready) {
        @Nullable DatagramCipher cipher = TlsContexts.cipher(ssl.applicationProtocol(), ciphers);
        if (cipher == null) {
            tcp.pipeline()
                    .fireExceptionCaught(new SSLException("the client has not asked for any of the protocols "
                            + ciphers.stream().map(DatagramCipher::protocol).toList()
                            + " by ALPN: it is not one of DarkRift"));
            return;
        }
        byte[] hello = LinkKeys.hello(cipher, random);
        LinkKeys keys = LinkKeys.of(true, id, cipher, hello, 0, policy, nanos, random);
        ready.accept(keys, hello);
        Arrays.fill(hello, (byte) 0);
    }

    @Override
    public boolean isSealed(ByteBuf datagram) {
        return LinkKeys.isSealed(datagram);
    }

    @Override
    public long connectionId(ByteBuf datagram) {
        return LinkKeys.connectionId(datagram);
    }
}
