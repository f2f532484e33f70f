package io.darkrift.tools.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionsTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, localhost:4296",
        "localhost:0, localhost:0",
        "10.0.0.1:65535, 10.0.0.1:65535",
        "::1, [::1]:4296",
        "[::1]:5000, [::1]:5000",
        "tls://game.example.com, tls://game.example.com:4296",
        "TLS://game.example.com:5, tls://game.example.com:5",
        "ws://localhost, ws://localhost:80/Listener",
        "wss://localhost/, wss://localhost:443/Listener",
        "ws://localhost:8080/game/one, ws://localhost:8080/game/one",
        "darkrift://localhost:7, localhost:7"
    })
    void addresses_are_read_in_all_forms(String text, String normal) {
        assertThat(Address.parse(text)).hasToString(normal);
        assertThat(Address.parse(normal)).isEqualTo(Address.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:65536",
                "localhost:x",
                "a b",
                "http://localhost",
                "localhost/path",
                "user@localhost",
                "ws://localhost?x",
                "tls://localhost/x",
                ":4296",
                "[::1"
            })
    void what_is_not_an_address_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Address.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not an address: give one such as localhost:4296");
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "1h, PT1H", "PT1.5S, PT1.5S", "0s, PT0S"})
    void durations_are_read_short_and_long(String text, Duration duration) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1d", "25h", "PT-1S"})
    void what_is_not_a_duration_is_refused(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("duration");
    }

    @Test
    void dialects_are_read_in_any_case() {
        assertThat(new DialectConverter().convert("DarkRiftPy")).hasToString("DARKRIFTPY");
        assertThatThrownBy(() -> new DialectConverter().convert("v2"))
                .hasMessage("'v2' is not a dialect: give auto, v1, v0 or darkriftpy");
    }
}
