package io.darkrift.transport.bichannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.Durations;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BichannelSettingsTest {
    private final BichannelListener listener = BichannelListener.port(1);
    private final BichannelDialer dialer = BichannelDialer.to("host", 1);

    @Test
    void a_setting_leaves_what_it_was_called_on_as_it_was() {
        listener.host("::1")
                .udpPort(2)
                .dialect(Dialect.V0)
                .tcpOnly()
                .udpFallback(true)
                .anyUdpAddress(true);
        assertThat(listener).hasToString("bichannel on all addresses, TCP port 1, UDP port 1, V1");
        assertThat(listener.host("::1").udpPort(2).dialect(Dialect.DARKRIFTPY))
                .hasToString("bichannel on ::1, TCP port 1, UDP port 2, DARKRIFTPY");
        assertThat(listener.tcpOnly()).hasToString("bichannel on all addresses, TCP port 1, without UDP, V1");
        dialer.udpPort(2).dialect(Dialect.V0).udpFallback(true).udpTokenRefreshInterval(Duration.ofSeconds(1));
        assertThat(dialer).hasToString("bichannel to host, TCP port 1, UDP port 1, AUTO");
        assertThat(dialer.udpPort(2).dialect(Dialect.V0)).hasToString("bichannel to host, TCP port 1, UDP port 2, V0");
    }

    @Test
    void what_cannot_be_is_refused_at_once() {
        refuses(() -> BichannelListener.port(-1), "port is -1");
        refuses(() -> BichannelListener.port(65_536), "port is 65536");
        refuses(() -> listener.udpPort(-1), "port is -1");
        refuses(() -> listener.dialect(Dialect.AUTO), "several listeners");
        refuses(() -> BichannelDialer.to("host", 0), "port is 0");
        refuses(() -> dialer.udpPort(65_536), "port is 65536");
        refuses(() -> dialer.udpTokenRefreshInterval(Duration.ZERO), "more than 0");
        refuses(() -> listener.host(null), "address");
        refuses(() -> listener.dialect(null), "variant");
        refuses(() -> listener.bind(null), "acceptor");
        refuses(() -> BichannelDialer.to(null, 1), "host");
        refuses(() -> dialer.dialect(null), "variant");
        refuses(() -> dialer.udpTokenRefreshInterval(null), "interval");
        refuses(() -> dialer.connect(null), "dialer");
    }

    private static void refuses(ThrowingCallable call, String text) {
        assertThatThrownBy(call)
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class)
                .hasMessageContaining(text);
    }

    @Test
    void the_longest_duration_is_one_that_event_loops_can_add() {
        assertThat(Durations.nanos(Duration.ofSeconds(Long.MAX_VALUE)))
                .isEqualTo(Durations.nanos(Duration.ofDays(40_000)))
                .isPositive();
        assertThat(Durations.nanos(Duration.ofMillis(3))).isEqualTo(3_000_000);
    }

    @Test
    void the_token_is_sent_again_only_after_several_round_trips() {
        assertThat(ClientHandshake.resendDelay(100_000)).isEqualTo(ClientHandshake.MIN_RESEND_NANOS);
        assertThat(ClientHandshake.resendDelay(300_000_000)).isEqualTo(1_200_000_000);
    }
}
