package io.darkrift.websocket;

import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.tcp.PartialFrames;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Turns WebSocket frames into messages with their length before them, as {@link
 * io.darkrift.transport.bichannel.framing.FrameDecoder} takes them, and batches of such messages into frames:
 *
 * <pre>
 *  0               1               2               3
 * +-+-+-+-+-------+-+-------------+-------------------------------+
 * |F|R|R|R| opcode|M| length      | u16 if length is 126,         |
 * |I|S|S|S|       |A|             | u64 if length is 127          |
 * |N|V|V|V|       |S|             +-------------------------------+
 * | | | | |       |K|             | masking key, 4, if MASK is set|
 * +-+-+-+-+-------+-+-------------+-------------------------------+
 * | payload: flags u8, tag u16, ...                               |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The payload of an unfragmented message is handed on as it arrives: a length alone allocates nothing, and a message
 * that is too large is skipped without being kept. Netty's decoder keeps whole frames, and can't skip one. Fragments are
 * put together, up to the limit of messages. All methods are called on the event loop.
 */
final class FrameCodec extends ChannelDuplexHandler {
    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MAX_CONTROL = 125;
    private static final int MAX_16 = 0xFFFF;
    private static final int MAX_HEADER = 14;
    private static final int KEY_BYTES = 4;

    private static final int KEY_POOL_BYTES = 4_096;

    private final boolean client;
    private final int maxMessage;
    private final LongAdder pongsDropped;
    private @Nullable ChannelHandlerContext context;
    private @Nullable WebSocketLink link;

    private final byte[] header = new byte[MAX_HEADER];
    private int headerSize;
    private boolean inPayload;
    private int opcode;
    private boolean isFinal;
    private int left;
    private int key;
    private int keyOffset;

    private final byte[] control = new byte[MAX_CONTROL];
    private int controlSize;
    private @Nullable ByteBuf fragments;
    private @Nullable Future<?> fragmentsLimit;

    private boolean discards;
    private boolean closeSent;
    private byte[] keys = {};
    private int nextKey;

    /**
     * A codec for one connection.
     *
     * @param client whether this is the client's end, which has to mask its frames
     * @param maxMessage the largest message that is accepted
     * @param pongsDropped counts pings that are not answered because the peer does not read
     */
    FrameCodec(boolean client, int maxMessage, LongAdder pongsDropped) {
        this.client = client;
        this.maxMessage = maxMessage;
        this.pongsDropped = pongsDropped;
    }

    /** Sets the link that ends if the peer breaks the protocol. Called before anything arrives. */
    void attach(WebSocketLink target) {
        link = target;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        discard();
    }

    /** Drops whatever still arrives. */
    void discard() {
        discards = true;
        dropFragments();
    }

    // What arrives.

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        ByteBuf out = ctx.alloc().heapBuffer(in.readableBytes() + LinkWriter.LENGTH_BYTES);
        try {
            while (in.isReadable() && !discards) {
                if (inPayload) {
                    readPayload(ctx, in, out);
                } else {
                    readHeader(ctx, in, out);
                }
            }
        } finally {
            in.release();
            if (out.isReadable()) {
                ctx.fireChannelRead(out);
            } else {
                out.release();
            }
        }
    }

    private void readHeader(ChannelHandlerContext ctx, ByteBuf in, ByteBuf out) {
        header[headerSize++] = in.readByte();
        if (headerSize < 2) {
            return;
        }
        if (headerSize == 2 && !checkStart()) {
            return;
        }
        int shortLength = header[1] & ~MASKED & 0xFF;
        int lengthBytes = shortLength == LENGTH_16 ? 2 : shortLength == LENGTH_64 ? Long.BYTES : 0;
        int size = 2 + lengthBytes + (client ? 0 : KEY_BYTES);
        int more = Math.min(size - headerSize, in.readableBytes());
        in.readBytes(header, headerSize, more);
        headerSize += more;
        if (headerSize < size) {
            return;
        }
        long length = switch (lengthBytes) {
            case 0 -> shortLength;
            case 2 -> BigEndian.getUInt16(header, 2);
            default -> BigEndian.getInt64(header, 2);
        };
        if (length < 0 || length > Integer.MAX_VALUE) {
            refuse(WebSocketCloseStatus.MESSAGE_TOO_BIG, "a frame of " + Long.toUnsignedString(length) + " bytes");
            return;
        }
        key = client ? 0 : BigEndian.getInt32(header, 2 + lengthBytes);
        keyOffset = 0;
        headerSize = 0;
        left = (int) length;
        inPayload = true;
        beginPayload(out);
        if (left == 0 && !discards) {
            endPayload(ctx, out);
        }
    }

    /** Checks the first two bytes of a frame. Returns false if the link ends. */
    private boolean checkStart() {
        int first = header[0] & 0xFF;
        opcode = first & OPCODE;
        isFinal = (first & FIN) != 0;
        boolean masked = (header[1] & MASKED) != 0;
        int length = header[1] & ~MASKED & 0xFF;
        String wrong = null;
        if ((first & RESERVED) != 0) {
            wrong = "a frame has reserved bits set, and no extension was negotiated";
        } else if (masked == client) {
            wrong = client ? "a server must not mask its frames" : "a client has to mask its frames";
        } else if (opcode > BINARY && opcode < CLOSE || opcode > PONG) {
            wrong = "the opcode " + opcode + " is reserved";
        } else if (opcode >= CLOSE && (!isFinal || length > MAX_CONTROL)) {
            wrong = "a control frame is fragmented, or longer than " + MAX_CONTROL + " bytes";
        } else if (opcode == CONTINUATION && fragments == null) {
            wrong = "a continuation has nothing to continue";
        } else if (opcode == BINARY && fragments != null) {
            wrong = "a message begins before the fragments of another have ended";
        }
        if (wrong != null) {
            refuse(WebSocketCloseStatus.PROTOCOL_ERROR, wrong);
        } else if (opcode == TEXT) {
            refuse(WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "a text frame arrived: messages are binary frames");
        }
        return !discards;
    }

    private void beginPayload(ByteBuf out) {
        if (opcode >= CLOSE) {
            controlSize = 0;
        } else if (opcode == BINARY && isFinal) {
            out.writeInt(left);
        } else {
            ByteBuf whole = fragments;
            if (whole == null) {
                whole = Unpooled.buffer(Math.min(left, 1_024));
                fragments = whole;
                limitFragments();
            }
            if (left > maxMessage - whole.readableBytes()) {
                refuse(
                        WebSocketCloseStatus.MESSAGE_TOO_BIG,
                        "a fragmented message is longer than the limit of " + maxMessage + " bytes");
            }
        }
    }

    private void readPayload(ChannelHandlerContext ctx, ByteBuf in, ByteBuf out) {
        int size = Math.min(left, in.readableBytes());
        if (opcode >= CLOSE) {
            in.readBytes(control, controlSize, size);
            for (int i = controlSize; i < controlSize + size; i++) {
                control[i] ^= (byte) (key >>> Integer.SIZE - Byte.SIZE * (1 + (i & 3)));
            }
            controlSize += size;
        } else {
            ByteBuf to = opcode == BINARY && isFinal ? out : Objects.requireNonNull(fragments);
            int at = to.writerIndex();
            to.writeBytes(in, size);
            if (!client) {
                mask(to, at, size, Integer.rotateLeft(key, Byte.SIZE * (keyOffset & 3)));
                keyOffset += size;
            }
            if (to != out) {
                Objects.requireNonNull(link).fragmentsKept(to.capacity());
            }
        }
        left -= size;
        if (left == 0) {
            endPayload(ctx, out);
        }
    }

    private void endPayload(ChannelHandlerContext ctx, ByteBuf out) {
        inPayload = false;
        if (opcode == PING) {
            pong(ctx);
        } else if (opcode == CLOSE) {
            closed(ctx);
        } else if (opcode < CLOSE && isFinal && fragments != null) {
            out.writeInt(fragments.readableBytes());
            out.writeBytes(fragments);
            dropFragments();
        }
    }

    private void pong(ChannelHandlerContext ctx) {
        if (closeSent) {
            return;
        }
        // A peer that pings and does not read would have us keep the answers.
        if (ctx.channel().isWritable()) {
            ctx.writeAndFlush(controlFrame(ctx, PONG, control, controlSize), ctx.voidPromise());
        } else {
            pongsDropped.increment();
        }
    }

    /** The peer sends nothing more. Whatever it gave as a reason, its end is orderly. */
    private void closed(ChannelHandlerContext ctx) {
        discard();
        if (!closeSent) {
            closeSent = true;
            ctx.writeAndFlush(controlFrame(ctx, CLOSE, control, Math.min(controlSize, 2)));
            SslHandler tls = ctx.pipeline().get(SslHandler.class);
            if (tls != null) {
                tls.closeOutbound();
            }
        }
        close(ctx, ctx.newPromise());
    }

    /** An orderly end is announced before. TLS announces no other, so that the peer notices that something may be lost. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        ChannelHandlerContext tls = ctx.pipeline().context(SslHandler.class);
        if (tls == null) {
            ctx.close(promise);
        } else {
            tls.close(promise);
        }
    }

    /** A message that is fragmented has to arrive whole in time: one that never does would hold memory. */
    private void limitFragments() {
        long seconds = PartialFrames.seconds(maxMessage);
        try {
            fragmentsLimit = Objects.requireNonNull(context)
                    .executor()
                    .schedule(
                            () -> refuse(
                                    WebSocketCloseStatus.POLICY_VIOLATION,
                                    "a fragmented message did not arrive whole within " + seconds + " s"),
                            seconds,
                            TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            // The event loop ends, and closes the channel.
        }
    }

    private void dropFragments() {
        if (fragmentsLimit != null) {
            fragmentsLimit.cancel(false);
            fragmentsLimit = null;
        }
        if (fragments != null) {
            fragments.release();
            fragments = null;
            if (link != null) {
                link.fragmentsKept(0);
            }
        }
    }

    private void refuse(WebSocketCloseStatus status, String what) {
        discard();
        Objects.requireNonNull(link).refuse(status, what);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // What TLS can't read is a fault of the network or the peer.
        boolean network = cause instanceof DecoderException && cause.getCause() instanceof IOException;
        ctx.fireExceptionCaught(network ? cause.getCause() : cause);
    }

    // What is sent.

    /** Says that nothing follows, unless that was said before. */
    ChannelFuture sendClose(WebSocketCloseStatus status) {
        ChannelHandlerContext ctx = Objects.requireNonNull(context);
        if (closeSent) {
            return ctx.newSucceededFuture();
        }
        closeSent = true;
        byte[] code = {(byte) (status.code() >>> Byte.SIZE), (byte) status.code()};
        return ctx.writeAndFlush(controlFrame(ctx, CLOSE, code, code.length));
    }

    private ByteBuf controlFrame(ChannelHandlerContext ctx, int code, byte[] payload, int size) {
        ByteBuf frame = ctx.alloc().ioBuffer(2 + KEY_BYTES + size);
        writeHeader(frame, code, size);
        frame.writeBytes(payload, 0, size);
        if (client) {
            int at = frame.writerIndex() - size;
            mask(frame, at, size, frame.getInt(at - KEY_BYTES));
        }
        return frame;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ByteBuf batch = (ByteBuf) message;
        ByteBuf frames;
        try {
            frames = ctx.alloc().ioBuffer(size(batch));
            while (batch.isReadable()) {
                int size = batch.readInt();
                writeHeader(frames, BINARY, size);
                int at = frames.writerIndex();
                frames.writeBytes(batch, size);
                if (client) {
                    mask(frames, at, size, frames.getInt(at - KEY_BYTES));
                }
            }
        } finally {
            batch.release();
        }
        ctx.write(frames, promise);
    }

    /** Returns the size of the frames of a batch. */
    private int size(ByteBuf batch) {
        int size = 0;
        for (int at = batch.readerIndex(); at < batch.writerIndex(); ) {
            int length = batch.getInt(at);
            size += 2
                    + (length <= MAX_CONTROL ? 0 : length <= MAX_16 ? 2 : Long.BYTES)
                    + (client ? KEY_BYTES : 0)
                    + length;
            at += LinkWriter.LENGTH_BYTES + length;
        }
        return size;
    }

    private void writeHeader(ByteBuf frame, int code, int size) {
        frame.writeByte(FIN | code);
        int masked = client ? MASKED : 0;
        if (size <= MAX_CONTROL) {
            frame.writeByte(masked | size);
        } else if (size <= MAX_16) {
            frame.writeByte(masked | LENGTH_16).writeShort(size);
        } else {
            frame.writeByte(masked | LENGTH_64).writeLong(size);
        }
        if (client) {
            frame.writeInt(newKey());
        }
    }

    /** Keys have to be unpredictable, so that a page can't choose what goes over the network. */
    private int newKey() {
        if (nextKey == keys.length) {
            keys = new byte[KEY_POOL_BYTES];
            Random.SECURE.nextBytes(keys);
            nextKey = 0;
        }
        nextKey += KEY_BYTES;
        return BigEndian.getInt32(keys, nextKey - KEY_BYTES);
    }

    private static void mask(ByteBuf buffer, int from, int size, int key) {
        // Each access of the buffer has checks of its own, and is recorded by a leak detector.
        ByteBuffer bytes = buffer.internalNioBuffer(from, size);
        int at = bytes.position();
        int end = at + size;
        long twice = (long) key << Integer.SIZE | key & 0xFFFF_FFFFL;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            bytes.putLong(at, bytes.getLong(at) ^ twice);
        }
        int rotated = key;
        for (; at < end; at++) {
            rotated = Integer.rotateLeft(rotated, Byte.SIZE);
            bytes.put(at, (byte) (bytes.get(at) ^ rotated));
        }
    }

    /** Made when a client first sends. */
    private static final class Random {
        static final SecureRandom SECURE = new SecureRandom();
    }
}
