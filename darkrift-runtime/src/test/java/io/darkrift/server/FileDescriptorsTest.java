package io.darkrift.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileDescriptorsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1024, 256", "1048576, 65535", "unlimited, 65535", "8, 16", "9999999999999, 65535"})
    void an_address_has_a_quarter_of_what_the_process_may_open(String limit, int share) throws IOException {
        Path limits = folder.resolve("limits");
        Files.writeString(
                limits,
                "Limit                     Soft Limit           Hard Limit           Units     \n"
                        + "Max processes             96297                96297                processes \n"
                        + "Max open files            " + limit + "                 1048576              files     \n");
        assertThat(FileDescriptors.shareOfAnAddress(limits)).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"missing", "."})
    void where_nobody_knows_there_is_no_limit(String file) {
        assertThat(FileDescriptors.shareOfAnAddress(folder.resolve(file))).isEqualTo(65_535);
    }
}
