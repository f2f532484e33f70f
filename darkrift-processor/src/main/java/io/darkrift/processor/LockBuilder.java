package io.darkrift.processor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.ProtocolChange;
import io.darkrift.protocol.ProtocolComparison;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.ProtocolFormatException;
import io.darkrift.protocol.Severity;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the protocol with its lock, if there is one, or writes the lock anew. */
final class LockBuilder {
    static final String PATH = "darkrift.lock";
    static final String UPDATE = "darkrift.lock.update";

    private static final String REMEDY = "-A" + UPDATE + "=true";

    private final Map<String, String> options;
    private final Diagnostics diagnostics;

    LockBuilder(Map<String, String> options, Diagnostics diagnostics) {
        this.options = options;
        this.diagnostics = diagnostics;
    }

    boolean isGiven() {
        return options.containsKey(PATH);
    }

    /** Compares a protocol that is whole. */
    void check(ProtocolDescription protocol) {
        String path = options.get(PATH);
        if (path == null || path.isBlank()) {
            unreadable("-A" + PATH + " names no file: write it as in -A" + PATH + "=/path/to/protocol.lock.json");
            return;
        }
        try {
            LockFile lock = LockFile.at(path);
            if ("true".equals(options.get(UPDATE))) {
                update(lock, protocol);
            } else if (lock.exists()) {
                compare(lock, protocol);
            } else {
                diagnostics.report(
                        Rule.LOCK_MISSING,
                        Site.NONE,
                        "there is no lock " + lock + ": write it with " + REMEDY + ", and commit it");
            }
        } catch (InvalidPathException e) {
            unreadable("-A" + PATH + "=" + path + " is no path of a file: " + e.getReason());
        }
    }

    void checkNone(java.util.List<String> registries) {}

    private void update(LockFile lock, ProtocolDescription protocol) {
        try {
            if (lock.write(protocol)) {
                diagnostics.note(Rule.LOCK_OUTDATED, "the lock " + lock + " was written: commit it");
            }
        } catch (IOException e) {
            diagnostics.report(Rule.CANNOT_WRITE, Site.NONE, "the lock " + lock + " can't be written: " + e);
        }
    }

    private void compare(LockFile lock, ProtocolDescription protocol) {
        try {
            report(lock, ProtocolComparison.of(lock.read(), protocol));
        } catch (MalformedInputException e) {
            unreadable(lock, "it is no UTF-8");
        } catch (IOException e) {
            unreadable(lock, e.toString());
        } catch (ProtocolFormatException e) {
            unreadable(lock, e.getMessage());
        }
    }

    private void unreadable(LockFile lock, String why) {
        unreadable("the lock " + lock + " can't be read: " + why
                + ": take it from version control, or write it anew with " + REMEDY);
    }

    private void unreadable(String text) {
        diagnostics.report(Rule.LOCK_UNREADABLE, Site.NONE, text);
    }

    private void report(LockFile lock, List<ProtocolChange> changes) {
        Map<String, List<ProtocolChange>> breaking = changes.stream()
                .filter(change -> change.severity() == Severity.BREAKING)
                .collect(groupingBy(ProtocolChange::message, LinkedHashMap::new, toList()));
        breaking.values().forEach(each -> broken(lock, each));
        List<ProtocolChange> others = changes.stream()
                .filter(change -> change.severity() != Severity.BREAKING)
                .toList();
        if (!others.isEmpty()) {
            diagnostics.note(Rule.LOCK_OUTDATED, outdated(lock, others));
        }
    }

    private void broken(LockFile lock, List<ProtocolChange> changes) {
        ProtocolChange first = changes.get(0);
        diagnostics.report(
                Rule.LOCK_BROKEN,
                new Site(first.message(), "", "", ""),
                texts(changes) + ", which breaks peers that know the protocol of the lock " + lock + "\n"
                        + String.join("\n", first.diff())
                        + "\nundo it, or make a new message of it, with a tag of its own; if there are no such peers, write"
                        + " the lock anew with " + REMEDY);
    }

    private static String outdated(LockFile lock, List<ProtocolChange> changes) {
        String lines = changes.stream()
                .map(change -> "\n  " + (change.severity() == Severity.CAUTION ? "caution: " : "") + change.text())
                .collect(joining());
        return "the lock " + lock + " lacks changes that break no peer:" + lines + "\nwrite it anew with " + REMEDY
                + ", and commit it";
    }

    private static String texts(List<ProtocolChange> changes) {
        return changes.stream().map(ProtocolChange::text).collect(joining("; "));
    }
}
