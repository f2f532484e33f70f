package io.darkrift.transport;

import io.darkrift.connection.StrikeReason;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Counters.Count;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import io.darkrift.wire.support.BigEndian;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a message, and the record where its type has a handler. On the event loop of the connection.
 *
 * @param <C> the type of the connection
 */
final class MessageReceiver<C> {
    /** Where messages go. */
    interface Target<C> {
        /** A record for a handler. */
        void record(Handler<C> handler, Object record, SendMode mode);

        /** A raw message for a handler. */
        void raw(BiConsumer<? super C, Message> handler, Message message);

        /** A message without a handler. */
        void unhandled(Message message);

        /** A ping that the library has to acknowledge. */
        void ping(int tag, int code, SendMode mode);

        /** A message from the library of the peer. */
        void command(int tag, DarkriftReader payload, SendMode mode);

        /** The acknowledgement of a ping. Returns false if it is not one of the library's own pings. */
        boolean acknowledged(int code);

        /** Something that is no message, or should not have been sent. */
        void malformed(StrikeReason reason, String detail, SendMode mode);

        /** A message whose payload is no such record, or that the peer may not send. */
        void refused(StrikeReason reason, String detail, SendMode mode);
    }

    private final Target<C> target;
    private final Traffic traffic;
    private final HandlerTable<C> shared;
    private final boolean acknowledgePings;
    private final Counters counters;
    private @Nullable HandlerTable<C> own;

    MessageReceiver(Target<C> target, HandlerTable<C> shared, boolean acknowledgePings, Counters counters) {
        this.target = target;
        this.traffic = shared.traffic();
        this.shared = shared;
        this.acknowledgePings = acknowledgePings;
        this.counters = counters;
    }

    /** The handlers of this connection alone, which go before those of its client or server. */
    HandlerTable<C> own() {
        HandlerTable<C> table = own;
        if (table == null) {
            table = new HandlerTable<>(traffic);
            own = table;
        }
        return table;
    }

    boolean hasHandlers() {
        return own != null || !shared.isEmpty();
    }

    /** Takes a message, from its flags to its end. */
    void receive(byte[] bytes, int from, int to, SendMode mode) {
        if (to == from || (bytes[from] & Frames.COMMAND) == 0) {
            counters.increment(mode == SendMode.RELIABLE ? Count.RELIABLE_RECEIVED : Count.UNRELIABLE_RECEIVED);
        }
        if (to - from < Frames.HEADER_BYTES) {
            target.malformed(
                    StrikeReason.INVALID_MESSAGE_LENGTH,
                    "a message of " + (to - from) + " bytes is shorter than its header of 3",
                    mode);
            return;
        }
        int flags = bytes[from] & 0xFF;
        int tag = BigEndian.getUInt16(bytes, from + 1);
        int payload = from + Frames.HEADER_BYTES;
        if (flags == 0) {
            deliver(bytes, payload, to, tag, mode);
        } else if ((flags & Frames.COMMAND) != 0) {
            target.command(tag, new DarkriftReader(bytes, payload, to), mode);
        } else if (flags == Frames.PING || flags == Frames.PING_ACKNOWLEDGEMENT) {
            receivePing(bytes, from, to, tag, flags, mode);
        } else {
            target.malformed(
                    StrikeReason.INVALID_FLAGS,
                    "a message has the unknown flags 0x" + Integer.toHexString(flags),
                    mode);
        }
    }

    private void receivePing(byte[] bytes, int from, int to, int tag, int flags, SendMode mode) {
        int payload = from + Frames.PING_HEADER_BYTES;
        if (payload > to) {
            target.malformed(
                    StrikeReason.INVALID_MESSAGE_LENGTH,
                    "a ping of " + (to - from) + " bytes is shorter than its header of 5",
                    mode);
            return;
        }
        int code = BigEndian.getUInt16(bytes, from + Frames.HEADER_BYTES);
        boolean ping = flags == Frames.PING;
        if (!ping && target.acknowledged(code)) {
            return;
        }
        if (!acknowledgePings) {
            Message message = copy(bytes, payload, to, tag, mode);
            if (!ping) {
                deliverRaw(message.asPingAcknowledgement(code));
            } else if (isExpected(tag, mode)) {
                deliverRaw(message.asPing(code));
            }
        } else if (ping) {
            target.ping(tag, code, mode);
            deliverAcknowledged(bytes, payload, to, tag, mode);
        } else {
            target.malformed(StrikeReason.UNIDENTIFIED_PING, "no ping with the code " + code + " was sent", mode);
        }
    }

    /** Delivers a ping, unless it is empty and no handler of its own can read that: it only asks for its answer. */
    private void deliverAcknowledged(byte[] bytes, int from, int to, int tag, SendMode mode) {
        if (from < to) {
            deliver(bytes, from, to, tag, mode);
            return;
        }
        Handler<C> handler = handlerOf(tag);
        if (handler == null) {
            return;
        }
        Object record;
        try {
            record = read(handler, bytes, from, to);
        } catch (WireException e) {
            // The ping of a peer that has no tag for it: 0, as good as any.
            return;
        }
        target.record(handler, record, mode);
    }

    /** Takes a message that has waited for a handler. */
    void redeliver(Message message) {
        byte[] payload = message.payload();
        if (message.kind() == Message.Kind.PLAIN) {
            deliver(payload, 0, payload.length, message.tag(), message.sendMode());
        } else {
            deliverRaw(message);
        }
    }

    private void deliver(byte[] bytes, int from, int to, int tag, SendMode mode) {
        Handler<C> handler = handlerOf(tag);
        if (handler == null) {
            // What the peer may not send has no handler.
            if (isExpected(tag, mode)) {
                deliverRaw(copy(bytes, from, to, tag, mode));
            }
            return;
        }
        Object record;
        try {
            record = read(handler, bytes, from, to);
        } catch (WireException e) {
            target.refused(StrikeReason.UNREADABLE_MESSAGE, String.valueOf(e.getMessage()), mode);
            return;
        }
        target.record(handler, record, mode);
    }

    private Object read(Handler<C> handler, byte[] bytes, int from, int to) {
        DarkriftReader in = LoopScratch.get().reader();
        in.wrap(bytes, from, to);
        return traffic.registry().read(handler.serializer(), in);
    }

    private boolean isExpected(int tag, SendMode mode) {
        MessageSerializer<?> strayed = traffic.strayed(tag);
        if (strayed == null) {
            return true;
        }
        target.refused(
                StrikeReason.WRONG_DIRECTION,
                Traffic.describe(strayed) + ", and came to a " + traffic.end() + " all the same",
                mode);
        return false;
    }

    private @Nullable Handler<C> handlerOf(int tag) {
        Handler<C> handler = own == null ? null : own.typed(tag);
        return handler != null ? handler : shared.typed(tag);
    }

    private void deliverRaw(Message message) {
        BiConsumer<? super C, Message> handler = own == null ? null : own.raw();
        if (handler == null) {
            handler = shared.raw();
        }
        if (handler == null) {
            target.unhandled(message);
        } else {
            target.raw(handler, message);
        }
    }

    private static Message copy(byte[] bytes, int from, int to, int tag, SendMode mode) {
        return Message.of(tag, bytes, from, to).with(mode);
    }
}
