package io.darkrift.tools.capture.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.darkrift.message.SendMode;
import io.darkrift.tools.capture.CapturedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written, as Wireshark sees them. */
class PcapWriterTest {
    @TempDir
    private Path folder;

    private static boolean hasTshark() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "tshark")));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("tshark: " + out).isZero();
        return out;
    }

    private static String tshark(Path file, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "tshark",
                "-n",
                "-r",
                file.toString(),
                "-o",
                "ip.check_checksum:TRUE",
                "-o",
                "tcp.check_checksum:TRUE",
                "-o",
                "udp.check_checksum:TRUE",
                // What is within TCP and UDP belongs to no protocol that it knows.
                "-d",
                "tcp.port==4296,data",
                "-d",
                "udp.port==4296,data"));
        command.addAll(Arrays.asList(options));
        return run(command.toArray(String[]::new));
    }

    @Test
    void wireshark_has_nothing_to_complain_of() throws Exception {
        assumeThat(hasTshark())
                .as("tshark is installed: apt-get install tshark")
                .isTrue();
        Path file = folder.resolve("session.pcap");
        Files.write(file, PcapFiles.write(PcapFiles.session()));

        assertThat(tshark(file, "-T", "fields", "-e", "tcp.stream").lines().filter(line -> !line.isEmpty()))
                .contains("0", "1");
        // 0x600000 is a warning. Below are notes, such as that a frame closes a connection.
        assertThat(tshark(
                        file,
                        "-Y",
                        "_ws.expert.severity >= 0x600000",
                        "-T",
                        "fields",
                        "-e",
                        "frame.number",
                        "-e",
                        "_ws.expert.message"))
                .isEmpty();
        assertThat(tshark(file, "-T", "fields", "-e", "tcp.checksum.status", "-e", "udp.checksum.status")
                        .lines()
                        .map(String::strip)
                        .distinct())
                .containsExactly("1");

        String followed = tshark(file, "-q", "-z", "follow,tcp,raw,0").replaceAll("\\s", "");
        assertThat(followed).contains("000000060000c8010203", HexFormat.of().formatHex(PcapFiles.large(3_000)));
        assertThat(tshark(file, "-Y", "udp", "-T", "fields", "-e", "data.data").lines())
                .contains("0000d0ff", "0000cf", HexFormat.of().formatHex(PcapFiles.large(40_000)));
    }

    @Test
    void a_long_recording_never_fills_a_window() throws Exception {
        assumeThat(hasTshark())
                .as("tshark is installed: apt-get install tshark")
                .isTrue();
        List<CapturedEvent> events = new ArrayList<>();
        events.add(new CapturedEvent.Connected(Duration.ZERO, 1, "127.0.0.1:50001"));
        for (int i = 0; i < 500; i++) {
            events.add(PcapFiles.message(i, 1, i % 3 == 0, SendMode.RELIABLE, PcapFiles.large(100 * i + 3)));
        }
        Path file = folder.resolve("long.pcap");
        Files.write(file, PcapFiles.write(events));
        assertThat(tshark(file, "-Y", "_ws.expert.severity >= 0x600000")).isEmpty();
    }

    @Test
    void clients_without_an_address_get_one_each() throws Exception {
        List<CapturedEvent> events = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            // All from one address, such as a proxy, or with addresses of IPv6.
            events.add(new CapturedEvent.Connected(Duration.ZERO, i, i % 2 == 0 ? "10.1.1.1:7" : "[::1]:50000"));
            events.add(PcapFiles.message(i, i, true, SendMode.RELIABLE, PcapFiles.hex("8000000001")));
        }
        PcapFiles.Content content = PcapFiles.read(PcapFiles.write(events));
        assertThat(content.messages()).hasSize(300);
        assertThat(content.messages().stream()
                        .map(message -> message.connection())
                        .distinct())
                .hasSize(300);
        assertThat(content.notices()).isEmpty();
    }
}
