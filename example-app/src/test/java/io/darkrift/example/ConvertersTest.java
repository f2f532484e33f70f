package io.darkrift.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertersTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "1s, PT1S", "PT1S, PT1S", "2m, PT2M", "1440m, P1D", "pt0.25s, PT0.25S", "1ms, PT0.001S"
    })
    void a_time_is_short_or_iso(String text, Duration expected) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
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
