package io.darkrift.websocket;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.transport.HeldBytes;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.LinkTraits;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.transport.bichannel.framing.FrameDecoder;
import io.darkrift.transport.tcp.PartialFrames;
import io.darkrift.transport.tcp.TcpLink;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Either end of a link over a WebSocket connection. */
final class WebSocketLink extends TcpLink {
    private final FrameCodec codec;
    private final boolean encrypted;
    private final @Nullable MemoryBudget memory;
    private final Consumer<WebSocketLink> whenEnded;
    private final Consumer<Channel> whenLingering;
    private WebSocketCloseStatus status = WebSocketCloseStatus.NORMAL_CLOSURE;
    private @Nullable PartialFrames partial;
    private @Nullable HeldBytes fragments;

    /**
     * A link whose handshake is over.
     *
     * @param memory the budget for parts of messages, or null on a client
     * @param whenEnded called when the link has ended, on the event loop
     * @param whenLingering gets a channel that stays open after the end, on the event loop
     */
    WebSocketLink(
            Channel tcp,
            FrameDecoder decoder,
            FrameCodec codec,
            InetSocketAddress remoteAddress,
            LinkSettings settings,
            @Nullable MemoryBudget memory,
            Consumer<WebSocketLink> whenEnded,
            Consumer<Channel> whenLingering) {
        super(tcp, decoder, remoteAddress, settings);
        this.codec = codec;
        this.encrypted = tcp.pipeline().get(SslHandler.class) != null;
        this.memory = memory;
        this.whenEnded = whenEnded;
        this.whenLingering = whenLingering;
    }

    @Override
    public LinkTraits traits() {
        return new LinkTraits("websocket", encrypted, false, settings().maxUnreliableBytes(), remoteAddress(), null);
    }

    @Override
    public int sharesFrom() {
        // A frame has another header than a message of a batch, so that bytes are copied anyway.
        return Integer.MAX_VALUE;
    }

    @Override
    public void kept(int bytes) {
        if (memory == null) {
            return;
        }
        if (partial == null) {
            partial = new PartialFrames(executor(), decoder(), memory, this::fail);
        }
        partial.kept(bytes);
    }

    /** The fragments of a message that are kept take another amount of memory. On the event loop. */
    void fragmentsKept(int bytes) {
        if (memory == null) {
            return;
        }
        if (fragments == null) {
            fragments = PartialFrames.held(memory, this::fail);
        }
        HeldBytes.relieve(fragments.update(bytes));
    }

    /** The peer has broken the protocol: tells it how, and ends the link. On the event loop. */
    void refuse(WebSocketCloseStatus how, String what) {
        status = how;
        close(DisconnectInfo.of(Reason.PROTOCOL_ERROR, what), settings().closeTimeout());
    }

    @Override
    protected void finish(Runnable then) {
        codec.sendClose(status).addListener(sent -> {
            SslHandler tls = tcp().pipeline().get(SslHandler.class);
            if (tls == null || !tcp().isActive()) {
                then.run();
            } else {
                tls.closeOutbound().addListener(told -> then.run());
            }
        });
    }

    @Override
    protected void release() {
        codec.discard();
        if (partial != null) {
            partial.close();
        }
        if (fragments != null) {
            fragments.close();
        }
        whenEnded.accept(this);
    }

    @Override
    protected void lingers(Channel channel) {
        whenLingering.accept(channel);
    }
}
