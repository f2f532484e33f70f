package io.darkrift.secure.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.secure.DatagramCipher;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinkKeysTest {
    private static final long ID = 0x0102030405060708L;
    private static final byte[] MESSAGE = "the message".getBytes(StandardCharsets.US_ASCII);
    private static final RekeyPolicy SOON = new RekeyPolicy(Duration.ofHours(1), 8, Duration.ofSeconds(10));

    private final AtomicLong now = new AtomicLong();
    private final SecureRandom random = new SecureRandom();
    private final List<String> failures = new ArrayList<>();
    private final EmbeddedChannel serverTcp = new EmbeddedChannel();
    private final EmbeddedChannel clientTcp = new EmbeddedChannel();
    private LinkKeys server;
    private LinkKeys client;

    private void connect(DatagramCipher cipher, RekeyPolicy policy) {
        byte[] hello = LinkKeys.hello(cipher, random);
        server = LinkKeys.of(true, ID, cipher, hello, 0, policy, now::get, random);
        client = LinkKeys.of(false, ID, cipher, hello, 0, policy, now::get, random);
        server.established(serverTcp, failures::add);
        client.established(clientTcp, failures::add);
    }

    @AfterEach
    void close() {
        serverTcp.finishAndReleaseAll();
        clientTcp.finishAndReleaseAll();
    }

    private static byte[] seal(LinkKeys from, byte[] message) {
        ByteBuf out = Unpooled.buffer();
        assertThat(from.seal(message, 0, message.length, out)).isTrue();
        return ByteBufUtil.getBytes(out);
    }

    private static int unseal(LinkKeys to, byte[] datagram) {
        byte[] out = new byte[datagram.length];
        int result = to.unseal(Unpooled.wrappedBuffer(datagram), out);
        if (result >= 0) {
            int size = result & ~LinkSecurity.NEWEST;
            assertThat(Arrays.copyOf(out, size)).isEqualTo(MESSAGE);
        }
        return result;
    }

    private static boolean opens(LinkKeys to, byte[] datagram) {
        return unseal(to, datagram) >= 0;
    }

    /** Carries the commands about keys from one end to the other. */
    private void exchangeCommands() {
        boolean more = true;
        while (more) {
            serverTcp.runPendingTasks();
            clientTcp.runPendingTasks();
            more = carry(serverTcp, client) | carry(clientTcp, server);
        }
    }

    private static boolean carry(EmbeddedChannel from, LinkKeys to) {
        ByteBuf command = from.readOutbound();
        if (command == null) {
            return false;
        }
        byte[] bytes = ByteBufUtil.getBytes(command);
        command.release();
        assertThat(to.takeCommand(bytes, 4, bytes.length)).isTrue();
        return true;
    }

    @ParameterizedTest
    @EnumSource
    void opensWhatTheOtherEndHasSealed(DatagramCipher cipher) {
        connect(cipher, RekeyPolicy.DEFAULT);

        for (int i = 0; i < 100; i++) {
            byte[] toServer = seal(client, MESSAGE);
            byte[] toClient = seal(server, MESSAGE);
            assertThat(toServer).hasSize(MESSAGE.length + 33);
            assertThat(toClient).hasSize(MESSAGE.length + 25);
            assertThat(unseal(server, toServer)).isEqualTo(MESSAGE.length | LinkSecurity.NEWEST);
            assertThat(unseal(client, toClient)).isEqualTo(MESSAGE.length | LinkSecurity.NEWEST);
        }
    }

    /** The vectors of docs/security.md, which OpenSSL has made. */
    @ParameterizedTest
    @CsvSource({
        "AES_256_GCM, 8001020304050607080000000000000001767d9caab01b7a1a6d440873bd70aed5089d70b1d5adb4b1d6e75b, 800000000000000001f6a6cea0537e0584c160b407041d8770895324c67803f670120272",
        "CHACHA20_POLY1305, 80010203040506070800000000000000019c5bb811415647f574c6e9fcba970e44e3410c568ecd3502c167f6, 8000000000000000018cbc5b4ad477b05ca1c5bfc93ddfe12442f10b85735392aa4a6b39"
    })
    void sealsAsTheTestVectorsSay(DatagramCipher cipher, String toServer, String toClient) {
        byte[] hello = new byte[LinkKeys.HELLO_BYTES];
        hello[0] = (byte) cipher.id();
        for (int i = 2; i < hello.length; i++) {
            hello[i] = (byte) (i - 2);
        }
        server = LinkKeys.of(true, ID, cipher, hello, 0, RekeyPolicy.DEFAULT, now::get, random);
        client = LinkKeys.of(false, ID, cipher, hello, 0, RekeyPolicy.DEFAULT, now::get, random);
        seal(client, MESSAGE);
        seal(server, MESSAGE);

        assertThat(HexFormat.of().formatHex(seal(client, MESSAGE))).isEqualTo(toServer);
        assertThat(HexFormat.of().formatHex(seal(server, MESSAGE))).isEqualTo(toClient);
    }

    @ParameterizedTest
    @EnumSource
    void refusesADatagramWithAnyBitChanged(DatagramCipher cipher) {
        connect(cipher, RekeyPolicy.DEFAULT);
        byte[] toServer = seal(client, MESSAGE);
        byte[] toClient = seal(server, MESSAGE);

        for (int bit = 0; bit < 8 * toServer.length; bit++) {
            assertThat(unseal(server, flipped(toServer, bit))).as("bit %s", bit).isEqualTo(LinkSecurity.FORGED);
        }
        for (int bit = 0; bit < 8 * toClient.length; bit++) {
            assertThat(unseal(client, flipped(toClient, bit))).as("bit %s", bit).isEqualTo(LinkSecurity.FORGED);
        }

        assertThat(opens(server, toServer)).isTrue();
        assertThat(opens(client, toClient)).isTrue();
    }

    private static byte[] flipped(byte[] datagram, int bit) {
        byte[] changed = datagram.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    @ParameterizedTest
    @EnumSource
    void refusesADatagramOfAnyOtherLength(DatagramCipher cipher) {
        connect(cipher, RekeyPolicy.DEFAULT);
        byte[] datagram = seal(client, MESSAGE);

        for (int size = 0; size < datagram.length; size++) {
            assertThat(unseal(server, Arrays.copyOf(datagram, size))).isEqualTo(LinkSecurity.FORGED);
        }
        assertThat(unseal(server, Arrays.copyOf(datagram, datagram.length + 1))).isEqualTo(LinkSecurity.FORGED);
        assertThat(opens(server, datagram)).isTrue();
    }

    /** The cipher of JDK 17 does not begin twice in a row with the same key and nonce, not even to decrypt. */
    @ParameterizedTest
    @EnumSource
    void aForgedDatagramDoesNotKeepOutTheGenuineOneWithTheSameSequence(DatagramCipher cipher) {
        connect(cipher, RekeyPolicy.DEFAULT);

        for (int i = 0; i < 10; i++) {
            byte[] genuine = seal(client, MESSAGE);
            byte[] forged = flipped(genuine, 8 * (genuine.length - 1));
            for (int j = 0; j <= i; j++) {
                assertThat(unseal(server, forged)).isEqualTo(LinkSecurity.FORGED);
            }
            assertThat(opens(server, genuine)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatHasArrivedBeforeOrIsTooOld(DatagramCipher cipher) {
        connect(cipher, RekeyPolicy.DEFAULT);
        List<byte[]> sealed = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            sealed.add(seal(client, MESSAGE));
        }

        assertThat(unseal(server, sealed.get(1_099))).isEqualTo(MESSAGE.length | LinkSecurity.NEWEST);
        assertThat(unseal(server, sealed.get(1_099))).isEqualTo(LinkSecurity.REPLAYED);
        assertThat(unseal(server, sealed.get(75))).isEqualTo(LinkSecurity.REPLAYED);
        assertThat(unseal(server, sealed.get(76))).isEqualTo(MESSAGE.length);
        assertThat(unseal(server, sealed.get(76))).isEqualTo(LinkSecurity.REPLAYED);
    }

    @Test
    void forgedSequencesDoNotMoveTheWindow() {
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);
        byte[] first = seal(client, MESSAGE);
        byte[] second = seal(client, MESSAGE);
        byte[] far = second.clone();
        far[10] = 0x7F;

        assertThat(unseal(server, far)).isEqualTo(LinkSecurity.FORGED);
        assertThat(unseal(server, second)).isEqualTo(MESSAGE.length | LinkSecurity.NEWEST);
        assertThat(unseal(server, first)).isEqualTo(MESSAGE.length);
    }

    @Test
    void refusesDatagramsOfOtherConnectionsAndDirections() {
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);
        LinkKeys otherClient = client;
        LinkKeys otherServer = server;
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);

        assertThat(opens(server, seal(otherClient, MESSAGE))).isFalse();
        assertThat(opens(client, seal(otherServer, MESSAGE))).isFalse();
        assertThat(opens(client, seal(client, MESSAGE))).isFalse();
        assertThat(opens(server, seal(server, MESSAGE))).isFalse();
    }

    @Test
    void acceptsTheOldKeysForAWhileAfterTheNewOnesAreUsed() {
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);
        byte[] oldToServer = seal(client, MESSAGE);
        byte[] lateToServer = seal(client, MESSAGE);
        byte[] oldToClient = seal(server, MESSAGE);
        byte[] lateToClient = seal(server, MESSAGE);

        server.rekey();
        assertThat(seal(server, MESSAGE)[0])
                .as("the client has no new keys yet")
                .isEqualTo((byte) 0x80);
        exchangeCommands();

        byte[] newToServer = seal(client, MESSAGE);
        byte[] newToClient = seal(server, MESSAGE);
        assertThat(newToServer[0]).isEqualTo((byte) 0x81);
        assertThat(newToClient[0]).isEqualTo((byte) 0x81);
        assertThat(opens(server, newToServer)).isTrue();
        assertThat(opens(client, newToClient)).isTrue();
        now.addAndGet(TimeUnit.SECONDS.toNanos(10) - 1);
        assertThat(opens(server, oldToServer)).isTrue();
        assertThat(opens(client, oldToClient)).isTrue();
        now.addAndGet(1);
        assertThat(opens(server, lateToServer)).isFalse();
        assertThat(opens(client, lateToClient)).isFalse();
        assertThat(opens(server, seal(client, MESSAGE))).isTrue();
    }

    @Test
    void sequencesAreNotUsedAgainWithNewKeys() {
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);
        byte[] before = seal(client, MESSAGE);
        server.rekey();
        exchangeCommands();
        byte[] after = seal(client, MESSAGE);

        assertThat(before[16]).isEqualTo((byte) 0);
        assertThat(after[16]).isEqualTo((byte) 1);
    }

    @Test
    void aDatagramUnderTheNewKeysShowsThatTheClientHasThem() {
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);
        server.rekey();
        serverTcp.runPendingTasks();
        carry(serverTcp, client);

        assertThat(opens(server, seal(client, MESSAGE))).isTrue();

        assertThat(seal(server, MESSAGE)[0]).isEqualTo((byte) 0x81);
    }

    @Test
    void makesNewKeysAfterSoManyDatagramsInEitherDirection() {
        connect(DatagramCipher.AES_256_GCM, SOON);
        for (int i = 0; i < 8; i++) {
            assertThat(opens(server, seal(client, MESSAGE))).isTrue();
        }
        exchangeCommands();
        assertThat(seal(server, MESSAGE)[0]).isEqualTo((byte) 0x81);
        for (int i = 0; i < 7; i++) {
            assertThat(opens(client, seal(server, MESSAGE))).isTrue();
        }
        exchangeCommands();
        assertThat(seal(server, MESSAGE)[0]).isEqualTo((byte) 0x82);
        assertThat(failures).isEmpty();
    }

    @Test
    void makesNewKeysInTime() {
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);
        serverTcp.advanceTimeBy(1, TimeUnit.HOURS);
        serverTcp.runScheduledPendingTasks();
        exchangeCommands();

        assertThat(seal(server, MESSAGE)[0]).isEqualTo((byte) 0x81);
    }

    @Test
    void epochsAreCountedAroundForAsLongAsTheConnectionLasts() {
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);
        for (int i = 0; i < 300; i++) {
            server.rekey();
            exchangeCommands();
            assertThat(opens(server, seal(client, MESSAGE))).isTrue();
            assertThat(opens(client, seal(server, MESSAGE))).isTrue();
        }
    }

    @Test
    void endsALinkWhoseClientDoesNotTakeNewKeys() {
        connect(DatagramCipher.AES_256_GCM, SOON);
        ByteBuf out = Unpooled.buffer();
        for (int i = 0; i < 32; i++) {
            assertThat(server.seal(MESSAGE, 0, MESSAGE.length, out.clear())).isTrue();
        }
        serverTcp.runPendingTasks();

        assertThat(server.seal(MESSAGE, 0, MESSAGE.length, out.clear())).isFalse();
        assertThat(failures).hasSize(1).first().asString().contains("new keys");
    }

    @Test
    void theEndOfTheConnectionEndsTheKeys() {
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);
        byte[] datagram = seal(client, MESSAGE);
        server.ended();

        assertThat(opens(server, datagram)).isFalse();
        ByteBuf out = Unpooled.buffer();
        assertThat(server.seal(MESSAGE, 0, MESSAGE.length, out)).isFalse();
        assertThat(out.readableBytes()).isZero();
    }

    @Test
    void leavesOtherCommandsAlone() {
        connect(DatagramCipher.AES_256_GCM, RekeyPolicy.DEFAULT);
        for (String command : List.of("80000000010203", "800003", "00000301", "8000030102", "80000301020304")) {
            byte[] bytes = HexFormat.of().parseHex(command);
            assertThat(client.takeCommand(bytes, 0, bytes.length)).as(command).isFalse();
            boolean isAnswer = command.equals("80000301");
            assertThat(server.takeCommand(bytes, 0, bytes.length)).as(command).isEqualTo(isAnswer);
        }
    }
}
