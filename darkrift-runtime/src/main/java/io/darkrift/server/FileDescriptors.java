package io.darkrift.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files and sockets the process may have open, where the system says so. */
final class FileDescriptors {
    /** So few that a process could not serve anybody otherwise. */
    private static final int LEAST_SHARE = 16;

    private static final int SHARES = 4;
    private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d+)\\s.*");

    private FileDescriptors() {}

    /**
     * Returns how many connections one address may have by default: a quarter of what the process may open, so that
     * nobody takes the last one alone.
     */
    static int shareOfAnAddress() {
        return shareOfAnAddress(Path.of("/proc/self/limits"));
    }

    /** Reads another file. */
    static int shareOfAnAddress(Path limits) {
        List<String> lines;
        try {
            lines = Files.readAllLines(limits);
        } catch (IOException | RuntimeException e) {
            // Not Linux.
            return ClientTable.MAX_CLIENTS;
        }
        for (String line : lines) {
            Matcher matcher = LIMIT.matcher(line);
            if (matcher.matches()
                    && matcher.group(1).length()
                            < Integer.toString(Integer.MAX_VALUE).length()) {
                int share = Integer.parseInt(matcher.group(1)) / SHARES;
                return Math.max(LEAST_SHARE, Math.min(ClientTable.MAX_CLIENTS, share));
            }
        }
        return ClientTable.MAX_CLIENTS;
    }
}
