package io.darkrift.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The code of the guide. */
class GuideTest {
    @Test
    void the_endpoint_of_the_guide_answers() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .registry(TestMessages.registry())
                .start()) {
            int port = 0;
            DarkriftAdmin admin = DarkriftAdmin.attachTo(server)
                    .port(port)
                    .farewell(reason -> new Bytes(reason.getBytes(StandardCharsets.UTF_8)))
                    .start();
            assertThat(new Http(admin).get("/health").statusCode()).isEqualTo(200);
            admin.close();
        }
    }
}
