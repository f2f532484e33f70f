package io.darkrift.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.HandshakeException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class TcpErrorsTest {
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 4296);

    @Test
    void an_exception_without_a_message_is_called_by_its_name() {
        ConnectException annotated = new ConnectException("null: /127.0.0.1:4296");
        assertThat(TcpErrors.refused(ADDRESS, annotated))
                .hasMessageContaining("ConnectException")
                .hasMessageNotContaining("null");
        annotated.initCause(new SocketException());
        assertThat(TcpErrors.refused(ADDRESS, annotated))
                .hasMessageContaining("SocketException")
                .hasMessageNotContaining("null");
    }

    @Test
    void of_several_addresses_the_one_that_got_furthest_says_what_went_wrong() {
        DarkriftException refused = TcpErrors.refused(ADDRESS, new ConnectException("refused"));
        DarkriftException answered = new HandshakeException("it is a mail server", null);
        DarkriftException worst = TcpErrors.worst(answered, refused);
        assertThat(worst).isSameAs(answered).hasSuppressedException(refused);

        ConnectFailedException last = TcpErrors.refused(ADDRESS, new ConnectException("refused too"));
        assertThat(TcpErrors.worst(worst, last)).isSameAs(answered).hasSuppressedException(last);
    }
}
