package io.darkrift.processor.lock;

import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.ChangeKind;
import io.darkrift.protocol.ProtocolChange;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the options of the compiler say about locks.
 *
 * @param files the locks; the last is the one that is updated
 * @param isUpdate whether it is
 * @param allowed the changes that are allowed, each as in {@code game.Choose:COMPONENT_RETYPED}
 * @param freed the messages whose tags may be used again
 * @param caution what is said of changes that old peers may not understand
 */
record LockOptions(List<LockFile> files, boolean isUpdate, Set<String> allowed, Set<String> freed, Caution caution) {
    /** How loud the compiler is about a change that is neither compatible nor breaking. */
    enum Caution {
        NOTE,
        WARN,
        ERROR
    }

    static final String PATH = "darkrift.lock";
    static final String UPDATE = "darkrift.lock.update";
    static final String ALLOW = "darkrift.lock.allow";
    static final String FREE = "darkrift.lock.free";
    static final String CAUTION = "darkrift.lock.caution";

    /** Reads the options, or nothing if one of them is wrong, which is reported. */
    static Optional<LockOptions> read(Map<String, String> options, Diagnostics diagnostics) {
        List<LockFile> files = new ArrayList<>();
        for (String path : list(options.get(PATH))) {
            try {
                files.add(LockFile.at(path));
            } catch (InvalidPathException e) {
                diagnostics.report(
                        Rule.LOCK_UNREADABLE,
                        Site.NONE,
                        "-A" + PATH + "=" + path + " is not the path of a file: " + e.getReason());
                return Optional.empty();
            }
        }
        if (files.isEmpty()) {
            diagnostics.report(
                    Rule.LOCK_UNREADABLE,
                    Site.NONE,
                    "-A" + PATH + " names no file: write it as in -A" + PATH + "=/path/to/protocol.lock.json");
            return Optional.empty();
        }
        Set<String> allowed = list(options.get(ALLOW));
        Optional<String> wrong =
                allowed.stream().filter(each -> !isChange(each)).findFirst();
        if (wrong.isPresent()) {
            refuse(diagnostics, ALLOW, wrong.get(), "-A" + ALLOW + "=game.Choose:COMPONENT_RETYPED");
            return Optional.empty();
        }
        String level = options.getOrDefault(CAUTION, "note");
        Optional<Caution> caution = Stream.of(Caution.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(level))
                .findFirst();
        if (caution.isEmpty()) {
            refuse(diagnostics, CAUTION, level, "-A" + CAUTION + "=note, =warn or =error");
        }
        return caution.map(each ->
                new LockOptions(files, "true".equals(options.get(UPDATE)), allowed, list(options.get(FREE)), each));
    }

    private static void refuse(Diagnostics diagnostics, String option, String given, String right) {
        diagnostics.report(
                Rule.LOCK_OPTION,
                Site.NONE,
                "-A" + option + "=" + given + " is not understood: write it as in " + right);
    }

    private static Set<String> list(String option) {
        Set<String> parts = new LinkedHashSet<>();
        if (option != null) {
            Arrays.stream(option.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .forEach(parts::add);
        }
        return parts;
    }

    private static boolean isChange(String text) {
        String kind = text.substring(text.indexOf(':') + 1);
        return text.indexOf(':') > 0
                && Arrays.stream(ChangeKind.values())
                        .anyMatch(each -> each.name().equals(kind));
    }

    /** The name by which a change is allowed. */
    static String nameOf(ProtocolChange change) {
        return change.message() + ":" + change.kind();
    }

    boolean allows(ProtocolChange change) {
        return allowed.contains(nameOf(change));
    }
}
