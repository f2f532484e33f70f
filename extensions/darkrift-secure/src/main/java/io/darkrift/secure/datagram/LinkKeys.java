package io.darkrift.secure.datagram;

import io.darkrift.secure.DatagramCipher;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one connection, at one end. A datagram to the server, and one to a client:
 *
 * <pre>
 * +----------------+---------------+------------+------------+--------+
 * | 0x80 | epoch u8 | connection id 8 | sequence 8 | ciphertext | tag 16 |
 * +----------------+---------------+------------+------------+--------+
 * | 0x80 | epoch u8                  | sequence 8 | ciphertext | tag 16 |
 * +----------------+---------------+------------+------------+--------+
 * </pre>
 *
 * <p>All before the ciphertext is authenticated with it. The nonce is the IV of epoch and direction, xor the sequence,
 * which counts from 0 over all epochs. Safe for use by any thread, except for what belongs to the event loop.
 */
public final class LinkKeys implements LinkSecurity {
    /** The version of the handshake. */
    public static final int VERSION = 2;

    /** The count of bytes behind the token in what a server sends first: cipher, epoch and keys. */
    public static final int HELLO_BYTES = 2 + Epoch.BYTES;

    /** What sealing adds to a datagram of a client. */
    public static final int OVERHEAD_TO_SERVER = 1 + 2 * Long.BYTES + Aead.TAG_BYTES;

    /** What sealing adds to a datagram of a server. */
    public static final int OVERHEAD_TO_CLIENT = 1 + Long.BYTES + Aead.TAG_BYTES;

    /** Has the handler of TLS in the pipeline announce the end. */
    public static final Object CLOSE_OUTPUT = new Object();

    /** The bit that tells sealed datagrams from tokens in the clear. */
    static final int SEALED = 0x80;

    /** The tag of the commands that carry keys to a client, and an epoch back. */
    static final int KEYS_TAG = 3;

    private static final byte COMMAND = (byte) 0x80;
    private static final Logger LOG = LoggerFactory.getLogger(LinkKeys.class);

    private final boolean server;
    private final DatagramCipher cipher;
    private final long connectionId;
    private final RekeyPolicy policy;
    private final LongSupplier nanos;
    private final SecureRandom random;
    private final Object sending = new Object();
    private final Object receiving = new Object();

    // With the lock of sending.
    private @Nullable Epoch sendEpoch;
    private long sequence;
    private long sentInEpoch;

    // With the lock of receiving.
    private final ReplayWindow window = new ReplayWindow();
    private @Nullable Epoch newest;
    private @Nullable Epoch older;
    private long olderUntil;
    private boolean newestUsed = true;
    private long receivedInEpoch;

    // On the event loop.
    private volatile @Nullable Channel tcp;
    private volatile @Nullable Consumer<String> fails;
    private @Nullable Future<?> timer;
    private boolean rekeying;

    private LinkKeys(
            boolean server,
            DatagramCipher cipher,
            long connectionId,
            Epoch first,
            RekeyPolicy policy,
            LongSupplier nanos,
            SecureRandom random) {
        this.server = server;
        this.cipher = cipher;
        this.connectionId = connectionId;
        this.sendEpoch = first;
        this.newest = first;
        this.policy = policy;
        this.nanos = nanos;
        this.random = random;
    }

    /** Returns what a server sends behind the token: the cipher, epoch 0, and new keys. */
    public static byte[] hello(DatagramCipher cipher, SecureRandom random) {
        byte[] hello = new byte[HELLO_BYTES];
        hello[0] = (byte) cipher.id();
        byte[] keys = Epoch.random(random);
        System.arraycopy(keys, 0, hello, 2, keys.length);
        Arrays.fill(keys, (byte) 0);
        return hello;
    }

    /**
     * Makes the keys of a link.
     *
     * @param server whether this is the end of the server
     * @param connectionId the token
     * @param cipher the cipher that was agreed upon
     * @param hello the array that holds {@link #HELLO_BYTES}
     * @param from the index of the first of them
     * @param policy when there are new keys
     * @param nanos the time in nanoseconds
     * @param random what new keys are made of
     */
    public static LinkKeys of(
            boolean server,
            long connectionId,
            DatagramCipher cipher,
            byte[] hello,
            int from,
            RekeyPolicy policy,
            LongSupplier nanos,
            SecureRandom random) {
        Epoch first = Epoch.read(cipher, server, hello[from + 1], hello, from + 2);
        return new LinkKeys(server, cipher, connectionId, first, policy, nanos, random);
    }

    /** Returns whether a datagram has the form of one to a server. */
    public static boolean isSealed(ByteBuf datagram) {
        return datagram.readableBytes() >= OVERHEAD_TO_SERVER
                && (datagram.getByte(datagram.readerIndex()) & SEALED) != 0;
    }

    /** Returns the connection id of a datagram of that form. */
    public static long connectionId(ByteBuf datagram) {
        return datagram.getLong(datagram.readerIndex() + 1);
    }

    @Override
    public String transport() {
        return "secure-bichannel";
    }

    @Override
    public int overhead() {
        return server ? OVERHEAD_TO_CLIENT : OVERHEAD_TO_SERVER;
    }

    @Override
    public boolean seal(byte[] bytes, int from, int size, ByteBuf out) {
        Epoch epoch;
        long number;
        boolean due;
        synchronized (sending) {
            epoch = sendEpoch;
            if (epoch == null || sentInEpoch >= RekeyPolicy.PATIENCE * policy.packets()) {
                return false;
            }
            number = sequence++;
            due = ++sentInEpoch % policy.packets() == 0;
        }
        if (due) {
            later(this::packetsReached);
        }
        int header = overhead() - Aead.TAG_BYTES;
        Aead aead = Aead.get(cipher);
        byte[] sealed = aead.output(header + size + Aead.TAG_BYTES);
        sealed[0] = (byte) (SEALED | epoch.number);
        if (!server) {
            BigEndian.putInt64(sealed, 1, connectionId);
        }
        BigEndian.putInt64(sealed, header - Long.BYTES, number);
        try {
            aead.seal(epoch.sendKey, epoch.sendIv, number, bytes, from, size, sealed, header);
        } catch (GeneralSecurityException e) {
            LOG.error("A datagram could not be sealed, and was dropped", e);
            return false;
        }
        out.writeBytes(sealed, 0, header + size + Aead.TAG_BYTES);
        return true;
    }

    @Override
    public int unseal(ByteBuf datagram, byte[] out) {
        int size = datagram.readableBytes();
        int at = datagram.readerIndex();
        int header = (server ? OVERHEAD_TO_SERVER : OVERHEAD_TO_CLIENT) - Aead.TAG_BYTES;
        if (size < header + Aead.TAG_BYTES) {
            return FORGED;
        }
        int first = datagram.getUnsignedByte(at);
        long number = datagram.getLong(at + header - Long.BYTES);
        if ((first & SEALED) == 0 || number < 0 || server && datagram.getLong(at + 1) != connectionId) {
            return FORGED;
        }
        Epoch epoch;
        synchronized (receiving) {
            epoch = accepted(first & ~SEALED);
            if (epoch == null) {
                return FORGED;
            }
            if (!window.isNew(number)) {
                return REPLAYED;
            }
        }
        Aead aead = Aead.get(cipher);
        byte[] sealed = aead.input(size);
        datagram.getBytes(at, sealed, 0, size);
        int opened;
        try {
            opened = aead.open(epoch.receiveKey, epoch.receiveIv, number, sealed, header, size - header, out);
        } catch (GeneralSecurityException e) {
            LOG.debug("A datagram could not be unsealed", e);
            return FORGED;
        }
        return opened < 0 ? FORGED : opened(epoch, number, opened);
    }

    /** Returns the epoch of a number, if it is accepted now. With the lock. */
    private @Nullable Epoch accepted(int number) {
        Epoch current = newest;
        if (current == null || current.number == number) {
            return current;
        }
        Epoch before = older;
        if (before == null || before.number != number) {
            return null;
        }
        if (newestUsed && nanos.getAsLong() - olderUntil >= 0) {
            older = null;
            return null;
        }
        return before;
    }

    /** A datagram is authentic. Another thread may have opened the same meanwhile. */
    private int opened(Epoch epoch, long number, int size) {
        boolean confirms;
        boolean due;
        boolean highest;
        synchronized (receiving) {
            if (newest == null) {
                return FORGED;
            }
            if (!window.isNew(number)) {
                return REPLAYED;
            }
            highest = window.accept(number);
            confirms = epoch == newest && !newestUsed;
            due = ++receivedInEpoch % policy.packets() == 0;
        }
        if (confirms) {
            confirmed(epoch);
        }
        if (due) {
            later(this::packetsReached);
        }
        return highest ? size | NEWEST : size;
    }

    /** The peer uses an epoch, or says that it will. On any thread. */
    private void confirmed(Epoch epoch) {
        synchronized (receiving) {
            if (epoch != newest || newestUsed) {
                return;
            }
            newestUsed = true;
            olderUntil = nanos.getAsLong() + policy.overlap().toNanos();
        }
        if (server) {
            sendWith(epoch);
            later(() -> rekeying = false);
        }
    }

    private void sendWith(Epoch epoch) {
        synchronized (sending) {
            if (sendEpoch != null) {
                sendEpoch = epoch;
                sentInEpoch = 0;
            }
        }
    }

    @Override
    public boolean takeCommand(byte[] bytes, int from, int to) {
        int size = to - from - LinkWriter.HEADER_BYTES - 1;
        if (size < 0 || bytes[from] != COMMAND || BigEndian.getUInt16(bytes, from + 1) != KEYS_TAG) {
            return false;
        }
        int number = bytes[from + LinkWriter.HEADER_BYTES];
        if (server ? size == 0 : size == Epoch.BYTES && number >= 0) {
            if (server) {
                taken(number);
            } else {
                take(number, bytes, from + LinkWriter.HEADER_BYTES + 1);
            }
            return true;
        }
        return false;
    }

    /** The server has sent new keys. */
    private void take(int number, byte[] bytes, int from) {
        Epoch next = Epoch.read(cipher, false, number, bytes, from);
        if (!accept(next)) {
            return;
        }
        sendWith(next);
        byte[] command = command(1, number);
        write(command);
    }

    /** The client has taken new keys. */
    private void taken(int number) {
        Epoch current;
        synchronized (receiving) {
            current = newest;
        }
        if (current != null && current.number == number) {
            confirmed(current);
        }
    }

    /** Accepts datagrams of another epoch from now on. Returns false if the connection has ended. */
    private boolean accept(Epoch next) {
        synchronized (receiving) {
            if (newest == null) {
                return false;
            }
            older = newest;
            newest = next;
            newestUsed = false;
            receivedInEpoch = 0;
            return true;
        }
    }

    /** Makes new keys, and sends them to the client. On the event loop of a server. */
    void rekey() {
        Epoch current;
        synchronized (receiving) {
            current = newest;
        }
        if (rekeying || current == null || tcp == null) {
            return;
        }
        rekeying = true;
        int number = (current.number + 1) % Epoch.COUNT;
        byte[] keys = Epoch.random(random);
        byte[] command = command(1 + Epoch.BYTES, number);
        System.arraycopy(keys, 0, command, command.length - Epoch.BYTES, Epoch.BYTES);
        accept(Epoch.read(cipher, true, number, keys, 0));
        Arrays.fill(keys, (byte) 0);
        write(command);
    }

    private static byte[] command(int payload, int number) {
        int body = LinkWriter.HEADER_BYTES + payload;
        byte[] bytes = new byte[LinkWriter.LENGTH_BYTES + body];
        BigEndian.putInt32(bytes, 0, body);
        bytes[LinkWriter.LENGTH_BYTES] = COMMAND;
        BigEndian.putInt16(bytes, LinkWriter.LENGTH_BYTES + 1, KEYS_TAG);
        bytes[LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES] = (byte) number;
        return bytes;
    }

    private void write(byte[] command) {
        Channel channel = tcp;
        if (channel != null && channel.isActive()) {
            channel.writeAndFlush(Unpooled.wrappedBuffer(command), channel.voidPromise());
        }
    }

    private void packetsReached() {
        boolean exhausted;
        synchronized (sending) {
            exhausted = sentInEpoch >= RekeyPolicy.PATIENCE * policy.packets();
        }
        Consumer<String> failing = fails;
        if (exhausted && failing != null) {
            fails = null;
            failing.accept("the peer has not taken new keys for datagrams after "
                    + RekeyPolicy.PATIENCE * policy.packets() + " of them");
        } else if (server && !exhausted) {
            rekey();
        }
    }

    private void later(Runnable task) {
        Channel channel = tcp;
        if (channel == null) {
            return;
        }
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            // The event loop ends, and the link with it.
        }
    }

    @Override
    public void established(Channel channel, Consumer<String> failing) {
        tcp = channel;
        fails = failing;
        if (server) {
            long interval = policy.interval().toNanos();
            try {
                timer = channel.eventLoop()
                        .scheduleWithFixedDelay(this::rekey, interval, interval, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // The event loop ends, and the link with it.
            }
        }
    }

    @Override
    public void closeOutput() {
        Channel channel = tcp;
        if (channel != null) {
            channel.pipeline().fireUserEventTriggered(CLOSE_OUTPUT);
        }
    }

    @Override
    public void ended() {
        synchronized (sending) {
            sendEpoch = null;
        }
        synchronized (receiving) {
            newest = null;
            older = null;
        }
        Future<?> scheduled = timer;
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }
}
