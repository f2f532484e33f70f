package io.darkrift.transport.bichannel.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.transport.bichannel.Dialect;
import io.netty.buffer.Unpooled;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AcknowledgementsTest {
    private static final Token TOKEN = new Token(1, 0x0102030405060708L);

    @ParameterizedTest
    @EnumSource(value = Dialect.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void each_dialect_knows_its_own(Dialect dialect) {
        byte[] bytes = Acknowledgements.of(dialect, TOKEN);
        assertThat(Acknowledgements.dialectOf(Unpooled.wrappedBuffer(bytes), TOKEN))
                .isEqualTo(dialect);
    }

    @Test
    void their_bytes_are_those_of_the_protocol() {
        assertThat(Acknowledgements.of(Dialect.V1, TOKEN)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0);
        assertThat(Acknowledgements.of(Dialect.V0, TOKEN)).containsExactly(0);
        assertThat(Acknowledgements.of(Dialect.DARKRIFTPY, TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"01", "0000", "010203040506070800000001", "010203040506070900000000", "01020304050607080000000000"})
    void anything_else_is_none(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Acknowledgements.dialectOf(Unpooled.wrappedBuffer(bytes), TOKEN))
                .isNull();
    }

    @Test
    void a_client_accepts_versions_by_its_dialect() {
        for (int version = 0; version < 256; version++) {
            assertThat(Acknowledgements.accepts(Dialect.AUTO, version)).isEqualTo(version <= 1);
            assertThat(Acknowledgements.accepts(Dialect.V1, version)).isEqualTo(version == 1);
            assertThat(Acknowledgements.accepts(Dialect.V0, version)).isEqualTo(version == 0);
            assertThat(Acknowledgements.accepts(Dialect.DARKRIFTPY, version)).isTrue();
        }
    }

    @Test
    void the_version_of_a_new_token_is_that_of_the_dialect() {
        Random random = new Random(1);
        Set<Integer> odd = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(Token.create(Dialect.V1, random).version()).isOne();
            assertThat(Token.create(Dialect.V0, random).version()).isZero();
            odd.add(Token.create(Dialect.DARKRIFTPY, random).version());
        }
        assertThat(odd).hasSizeGreaterThan(50).allMatch(version -> version >= 0 && version < 256);
    }
}
