package io.darkrift.tests.fuzz;

import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.darkrift.secure.DatagramCipher;
import io.darkrift.secure.datagram.LinkKeys;
import io.darkrift.secure.datagram.RekeyPolicy;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Datagrams in any order, changed in any way, or made up, and new keys at any time: what is not exactly what the other end
 * has sealed is refused, and what is gets through once.
 *
 * <pre>
 * +--------------+---------+----------------+
 * | cipher u8 &amp; 1 | step u8 | operands ...   |  steps until the input ends
 * +--------------+---------+----------------+
 * </pre>
 */
class UnsealFuzzTest {
    private static final int STEPS = 7;
    private static final int MAX_KEPT = 64;
    private static final RekeyPolicy SOON = new RekeyPolicy(Duration.ofHours(1), 16, Duration.ofSeconds(10));
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A datagram that the client has sealed. */
    private static final class Sealed {
        final byte[] message;
        final byte[] bytes;
        final int epoch;
        boolean opened;

        Sealed(byte[] message, byte[] bytes, int epoch) {
            this.epoch = epoch;
            this.message = message;
            this.bytes = bytes;
        }
    }

    private final List<Sealed> sealed = new ArrayList<>();
    private final EmbeddedChannel serverTcp = new EmbeddedChannel();
    private final EmbeddedChannel clientTcp = new EmbeddedChannel();
    private LinkKeys server;
    private LinkKeys client;
    private long now;
    private int epoch;
    private byte[] data;
    private int at;

    @FuzzTest
    void whatWasNotSealedIsRefused(byte[] input) {
        data = input;
        at = 0;
        now = 0;
        epoch = 0;
        sealed.clear();
        DatagramCipher cipher = DatagramCipher.values()[next() & 1];
        byte[] hello = LinkKeys.hello(cipher, RANDOM);
        long id = RANDOM.nextLong();
        server = LinkKeys.of(true, id, cipher, hello, 0, SOON, () -> now, RANDOM);
        client = LinkKeys.of(false, id, cipher, hello, 0, SOON, () -> now, RANDOM);
        server.established(serverTcp, reason -> {});
        client.established(clientTcp, reason -> {});
        while (at < data.length) {
            step();
        }
        server.ended();
        client.ended();
        serverTcp.releaseOutbound();
        clientTcp.releaseOutbound();
    }

    private void step() {
        switch (next() % STEPS) {
            case 0 -> seal(bytes(next() & 0x3F));
            case 1 -> deliver();
            case 2 -> change();
            case 3 -> refuse(bytes(next()));
            case 4 -> cut(one().bytes);
            case 5 -> exchangeKeys();
            default -> command(bytes(next() & 0x7F));
        }
    }

    private int next() {
        return at < data.length ? data[at++] & 0xFF : 0;
    }

    private byte[] bytes(int size) {
        int end = Math.min(data.length, at + size);
        byte[] bytes = Arrays.copyOfRange(data, at, end);
        at = end;
        return bytes;
    }

    private Sealed one() {
        if (sealed.isEmpty()) {
            seal(new byte[3]);
        }
        return sealed.get(next() % sealed.size());
    }

    private void seal(byte[] message) {
        ByteBuf out = Unpooled.buffer();
        if (sealed.size() < MAX_KEPT && client.seal(message, 0, message.length, out)) {
            sealed.add(new Sealed(message, ByteBufUtil.getBytes(out), epoch));
        }
    }

    private void deliver() {
        Sealed datagram = one();
        byte[] out = new byte[datagram.bytes.length];
        int result = server.unseal(Unpooled.wrappedBuffer(datagram.bytes), out);
        boolean known = epoch - datagram.epoch <= 1;
        if (result >= 0 ? datagram.opened : known && !datagram.opened) {
            fail(
                    "a datagram was opened %s before, and now the result is %s",
                    datagram.opened ? "once" : "never", result);
        }
        int size = result & ~LinkSecurity.NEWEST;
        if (result >= 0 && !Arrays.equals(Arrays.copyOf(out, size), datagram.message)) {
            fail("another message came out");
        }
        datagram.opened = true;
    }

    private void change() {
        byte[] changed = one().bytes.clone();
        changed[next() % changed.length] ^= (byte) Math.max(1, next());
        refuse(changed);
    }

    private void refuse(byte[] datagram) {
        for (LinkKeys keys : List.of(server, client)) {
            int result = keys.unseal(Unpooled.wrappedBuffer(datagram), new byte[datagram.length]);
            if (result >= 0 && sealed.stream().noneMatch(one -> Arrays.equals(one.bytes, datagram))) {
                fail("a forged datagram was accepted");
            }
        }
    }

    private void cut(byte[] datagram) {
        refuse(Arrays.copyOf(datagram, next() % datagram.length));
    }

    /** Has both ends do what they have to do about keys, in less time than the old ones are accepted. */
    private void exchangeKeys() {
        now += 1_000_000;
        serverTcp.runPendingTasks();
        for (boolean more = true; more; ) {
            boolean sent = carry(serverTcp, client);
            epoch += sent ? 1 : 0;
            more = sent | carry(clientTcp, server);
            serverTcp.runPendingTasks();
        }
    }

    private static boolean carry(EmbeddedChannel from, LinkKeys to) {
        ByteBuf command = from.readOutbound();
        if (command == null) {
            return false;
        }
        byte[] bytes = ByteBufUtil.getBytes(command);
        command.release();
        if (!to.takeCommand(bytes, Integer.BYTES, bytes.length)) {
            fail("a command about keys was not understood");
        }
        return true;
    }

    /** A client that lies about its keys harms itself alone. */
    private void command(byte[] command) {
        if (command.length > 0) {
            server.takeCommand(command, 0, command.length);
        }
    }
}
