package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProtocolLockTest {
    private static final String MOVE = "message a.Move, tag 1\n  x: int32\n";
    private static final String STOP = "message a.Stop, tag 2\n  why: uint8\n";

    private static ProtocolLock lock(String text) {
        return new ProtocolLock(ProtocolText.of(text), List.of());
    }

    private static ProtocolLock updated(ProtocolLock lock, String text, String... freed) {
        return lock.update(ProtocolText.of(text), Set.of(freed));
    }

    @Test
    void theTagOfAMessageThatIsGoneIsReserved() {
        ProtocolLock lock = updated(lock(MOVE + STOP), MOVE);

        assertThat(lock.reserved()).containsExactly(new ReservedTag(2, "a.Stop"));
        assertThat(lock.reservedTagsUsedBy(ProtocolText.of(MOVE), Set.of())).isEmpty();
        assertThat(lock.reservedTagsUsedBy(ProtocolText.of(MOVE + "message a.Say, tag 2"), Set.of()))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(ChangeKind.TAG_RESERVED);
                    assertThat(change.text())
                            .isEqualTo("tag 2 was that of a.Stop, which was removed, and is that of a.Say");
                });
    }

    @Test
    void itStaysReservedUntilItIsFreedByName() {
        ProtocolLock lock = updated(updated(lock(MOVE + STOP), MOVE), MOVE);
        assertThat(lock.reserved()).hasSize(1);

        ProtocolDescription reuse = ProtocolText.of(MOVE + "message a.Say, tag 2");
        assertThat(lock.reservedTagsUsedBy(reuse, Set.of("a.Stop"))).isEmpty();
        assertThat(lock.update(reuse, Set.of("a.Stop")).reserved()).isEmpty();
    }

    @Test
    void aMessageThatIsBackHasItsTag() {
        ProtocolLock lock = updated(lock(MOVE + STOP), MOVE);

        assertThat(lock.reservedTagsUsedBy(ProtocolText.of(MOVE + STOP), Set.of()))
                .isEmpty();
        assertThat(updated(lock, MOVE + STOP).reserved()).isEmpty();
    }

    @Test
    void theOldTagOfAMessageIsReservedToo() {
        assertThat(updated(lock(MOVE), MOVE.replace("tag 1", "tag 3")).reserved())
                .containsExactly(new ReservedTag(1, "a.Move"));
    }

    @Test
    void aMessageThatIsRenamedLeavesNothingBehind() {
        assertThat(updated(lock(MOVE), MOVE.replace("a.Move", "a.Go")).reserved())
                .isEmpty();
    }

    @Test
    void itsJsonHasNoFingerprintAndIsReadAgain() {
        ProtocolLock lock = updated(lock(MOVE + STOP), MOVE);

        assertThat(lock.toJson()).doesNotContain("fingerprint").contains("{\"tag\": 2, \"name\": \"a.Stop\"}");
        assertThat(ProtocolLock.parse(lock.toJson())).isEqualTo(lock);
    }

    @Test
    void aDescriptionOfTheFirstVersionIsALock() {
        ProtocolLock lock = ProtocolLock.parse("""
                {"format": 1, "registry": "a.R", "messages": [], "structs": [], "enums": [], "unions": []}""");

        assertThat(lock.reserved()).isEmpty();
        assertThatThrownBy(() -> ProtocolLock.parse(
                        lock.toJson().replace("\"reserved\": []", "\"reserved\": [{\"tag\": -1, \"name\": \"a.B\"}]")))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageStartingWith("at reserved[0].tag: expected a whole number from 0 to 65535");
    }

    @Test
    void aDescriptionIsALockIfItsFingerprintIsRight() {
        ProtocolDescription protocol = lock(MOVE).protocol();
        String json = protocol.toJson();

        assertThat(json).contains("fingerprint");
        assertThat(ProtocolLock.parse(json)).isEqualTo(new ProtocolLock(protocol, List.of()));
        assertThatThrownBy(() -> ProtocolLock.parse(json.replace("\"tag\": 1,", "\"tag\": 3,")))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageContaining("changed by hand");
    }

    @Test
    void extensionsAreKeptWhenTheLockIsUpdated() {
        String json = lock(MOVE).toJson();
        ProtocolLock lock = ProtocolLock.parse(json.replace("\"tag\": 1,", "\"tag\": 1, \"x-owner\": \"lobby\",")
                .replace("{\"type\": \"int32\"}", "{\"type\": \"int32\"}, \"x-unit\": [1]"));

        String updated = updated(lock, MOVE + STOP).toJson();

        assertThat(updated).contains("\"x-owner\": \"lobby\"", "\"x-unit\": [1]", "a.Stop");
    }

    @Test
    void structsStaySizedWhenTheLockIsUpdated() {
        String protocol = "message a.Go, tag 1\n  to: struct(a.Point)\nstruct a.Point, sized\n  x: int8 appended\n";

        ProtocolLock updated = updated(lock(protocol), protocol);

        assertThat(updated.protocol().structs().get(0).sized()).isTrue();
        assertThat(ProtocolLock.parse(updated.toJson())).isEqualTo(updated);
    }
}
