package io.darkrift.tools.describe;

import com.google.gson.GsonBuilder;
import io.darkrift.protocol.ProtocolChange;
import io.darkrift.protocol.ProtocolComparison;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.ProtocolLock;
import io.darkrift.protocol.Severity;
import io.darkrift.tools.options.CommandFailedException;
import io.darkrift.tools.options.ProtocolOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What has changed between two versions of a protocol.
 *
 * @param all the changes, message by message
 */
record Changes(List<ProtocolChange> all) {
    /**
     * Compares two files: descriptions, locks, jars, or folders with classes.
     *
     * @throws CommandFailedException if one can't be read
     */
    static Changes between(Path old, Path now) {
        ProtocolLock before = read(old);
        ProtocolDescription after = read(now).protocol();
        List<ProtocolChange> changes = new ArrayList<>(before.reservedTagsUsedBy(after, Set.of()));
        changes.addAll(ProtocolComparison.of(before.protocol(), after));
        return new Changes(List.copyOf(changes));
    }

    private static ProtocolLock read(Path file) {
        if (Files.isDirectory(file) || file.toString().endsWith(".jar")) {
            List<ProtocolDescription> found = ProtocolOptions.readJars(List.of(file));
            if (found.size() > 1) {
                throw new CommandFailedException(
                        file + " has " + found.size() + " protocols: give the file of one, such as "
                                + ProtocolDescription.resource(found.get(0).registry()));
            }
            return new ProtocolLock(found.get(0), List.of());
        }
        return ProtocolOptions.read(file, ProtocolLock::parse);
    }

    /** Returns whether there is a change that is as severe. */
    boolean reach(Severity severity) {
        return all.stream().anyMatch(change -> change.severity().compareTo(severity) >= 0);
    }

    private long count(Severity severity) {
        return all.stream().filter(change -> change.severity() == severity).count();
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** Prints each change with its severity and what was and is. */
    void print(PrintWriter out) {
        for (ProtocolChange change : all) {
            out.printf(Locale.ROOT, "%-10s %s: %s%n", name(change.severity()), change.kind(), change.text());
            change.diff().forEach(out::println);
        }
        out.printf(
                Locale.ROOT,
                "%d %s: %d breaking, %d to be cautious with, %d compatible%n",
                all.size(),
                all.size() == 1 ? "change" : "changes",
                count(Severity.BREAKING),
                count(Severity.CAUTION),
                count(Severity.COMPATIBLE));
    }

    /** Prints an array of objects. */
    void printJson(PrintWriter out) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (ProtocolChange change : all) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("severity", name(change.severity()));
            object.put("kind", change.kind().name());
            object.put("message", change.message());
            object.put("text", change.text());
            object.put("diff", change.diff());
            objects.add(object);
        }
        out.println(new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(objects));
    }
}
