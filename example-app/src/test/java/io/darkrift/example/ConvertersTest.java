package io.darkrift.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.transport.bichannel.Dialect;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "1s, PT1S", "PT1S, PT1S", "2m, PT2M", "1440m, P1D", "pt0.25s, PT0.25S", "1ms, PT0.001S"
    })
    void a_time_is_short_or_iso(String text, Duration expected) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "v0, V0",
        "V0, V0",
        "v1, V1",
        "V1, V1",
        "darkriftpy, DARKRIFTPY",
        "DARKRIFTPY, DARKRIFTPY",
        "empty-ack, DARKRIFTPY",
        "EMPTY_ACK, DARKRIFTPY"
    })
    void a_dialect_is_in_upper_or_lower_case(String text, Dialect expected) {
        assertThat(new DialectConverter().convert(text)).isEqualTo(expected);
        assertThat(new DialectConverter.OfServer().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "AUTO"})
    void a_client_can_find_out_the_dialect_and_a_server_cannot(String text) {
        assertThat(new DialectConverter().convert(text)).isEqualTo(Dialect.AUTO);
        assertThatThrownBy(() -> new DialectConverter.OfServer().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is not a dialect: give v1, v0 or darkriftpy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "", "c#"})
    void another_dialect_is_refused_with_those_there_are(String text) {
        assertThatThrownBy(() -> new DialectConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is not a dialect: give auto, v1, v0 or darkriftpy");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost, localhost:4296",
        "127.0.0.1, 127.0.0.1, 127.0.0.1:4296",
        "::1, ::1, [::1]:4296",
        "[::1], ::1, [::1]:4296"
    })
    void a_host_is_a_name_or_an_address(String text, String host, String withPort) {
        assertThat(new HostConverter().convert(text)).isEqualTo(host);
        assertThat(HostConverter.withPort(host, 4296)).isEqualTo(withPort);
    }
}
