package io.darkrift.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Runs the tests of the client for browsers where Node.js is installed. */
class JavaScriptTest {
    private static final int OLDEST = 20;

    @Test
    void tests_of_the_client_for_browsers_pass() throws Exception {
        int version = version();
        if (version < OLDEST) {
            System.out.println("The client in JavaScript is not tested: Node.js " + OLDEST
                    + " or newer is not installed; found " + (version == 0 ? "none" : version));
        }
        Assumptions.assumeTrue(version >= OLDEST, "Node.js is not installed");
        Process node = new ProcessBuilder(List.of("node", "--test", "test/"))
                .directory(Path.of("js").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(output).isZero();
        assertThat(output).contains("fail 0").doesNotContain("tests 0\n");
    }

    @Test
    void values_of_the_tests_in_javascript_are_those_that_were_recorded_with_csharp() {
        Path recorded = Path.of("../../quality/darkrift-tests/src/test/resources/conformance/values.json");

        assertThat(Path.of("js/test/values.json")).hasSameBinaryContentAs(recorded);
    }

    private static int version() throws InterruptedException {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            String version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return node.waitFor() == 0 ? Integer.parseInt(version.substring(1, version.indexOf('.'))) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
