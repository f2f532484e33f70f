package io.darkrift.processor.lock;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.protocol.ChangeKind;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.ProtocolChange;
import io.darkrift.protocol.ProtocolComparison;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.ProtocolFormatException;
import io.darkrift.protocol.ProtocolLock;
import io.darkrift.protocol.ReservedTag;
import io.darkrift.protocol.Severity;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares the protocol with its locks, if there are any, or updates the last of them. */
public final class LockCheck {
    private static final String REMEDY = "-A" + LockOptions.UPDATE + "=true";

    private final Map<String, String> options;
    private final Diagnostics diagnostics;

    public LockCheck(Map<String, String> options, Diagnostics diagnostics) {
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /** The names of all options. */
    public static Set<String> options() {
        return Set.of(LockOptions.PATH, LockOptions.UPDATE, LockOptions.ALLOW, LockOptions.FREE, LockOptions.CAUTION);
    }

    public boolean isGiven() {
        return options.containsKey(LockOptions.PATH);
    }

    /** Compares a protocol that is whole. */
    public void check(ProtocolDescription protocol) {
        LockOptions.read(options, diagnostics).ifPresent(each -> check(each, protocol));
    }

    /**
     * Compares a module that has no messages.
     *
     * @param isOfThisModule whether the registry of a lock can be that of this module: tests that are compiled with the
     *     options of the module that they test have no messages either
     */
    public void checkNone(Predicate<String> isOfThisModule) {
        LockOptions.read(options, diagnostics).ifPresent(each -> {
            LockFile last = each.files().get(each.files().size() - 1);
            Optional<ProtocolLock> lock = last.exists() ? read(last) : Optional.empty();
            if (lock.isPresent() && isOfThisModule.test(lock.get().protocol().registry())) {
                check(
                        each,
                        new ProtocolDescription(
                                lock.get().protocol().registry(), List.of(), List.of(), List.of(), List.of()));
            }
        });
    }

    private void check(LockOptions given, ProtocolDescription protocol) {
        Set<String> used = new HashSet<>();
        for (int i = 0; i < given.files().size(); i++) {
            LockFile file = given.files().get(i);
            boolean isUpdated = given.isUpdate() && i == given.files().size() - 1;
            if (!file.exists() && !isUpdated) {
                diagnostics.report(
                        Rule.LOCK_MISSING,
                        Site.NONE,
                        "there is no lock " + file + ": write it with " + REMEDY + ", and commit it");
                continue;
            }
            Optional<ProtocolLock> lock = file.exists() ? read(file) : Optional.of(first(protocol));
            lock.ifPresent(each -> {
                Comparison comparison = new Comparison(file, each, protocol, given);
                comparison.changes.forEach(change -> used.add(LockOptions.nameOf(change)));
                if (isUpdated) {
                    comparison.update();
                } else {
                    comparison.report();
                }
            });
        }
        List<String> unused =
                given.allowed().stream().filter(each -> !used.contains(each)).toList();
        if (!unused.isEmpty()) {
            diagnostics.note(
                    Rule.LOCK_OPTION,
                    "-A" + LockOptions.ALLOW + "=" + String.join(",", unused)
                            + " allows no change of this protocol: remove it");
        }
    }

    /** Returns a lock of the protocol as it is, for a module without a lock: nothing has changed. */
    private static ProtocolLock first(ProtocolDescription protocol) {
        return new ProtocolLock(protocol, List.of());
    }

    private Optional<ProtocolLock> read(LockFile lock) {
        try {
            return Optional.of(lock.read());
        } catch (MalformedInputException e) {
            unreadable(lock, "it is not UTF-8");
        } catch (IOException e) {
            unreadable(lock, e.toString());
        } catch (ProtocolFormatException e) {
            unreadable(lock, e.getMessage());
        }
        return Optional.empty();
    }

    private void unreadable(LockFile lock, String why) {
        diagnostics.report(
                Rule.LOCK_UNREADABLE,
                Site.NONE,
                "the lock " + lock + " can't be read: " + why
                        + ": take it from version control, or delete it and write it again with " + REMEDY);
    }

    /** A protocol and one of its locks. */
    private final class Comparison {
        private final LockFile file;
        private final ProtocolLock lock;
        private final ProtocolDescription protocol;
        private final LockOptions given;
        private final List<ProtocolChange> changes;

        Comparison(LockFile file, ProtocolLock lock, ProtocolDescription protocol, LockOptions given) {
            this.file = file;
            this.lock = lock;
            this.protocol = protocol;
            this.given = given;
            changes = new ArrayList<>(lock.reservedTagsUsedBy(protocol, given.freed()));
            changes.addAll(ProtocolComparison.of(lock.protocol(), protocol));
        }

        void report() {
            List<ProtocolChange> quiet = new ArrayList<>();
            Map<String, List<ProtocolChange>> breaking = new LinkedHashMap<>();
            Map<String, List<ProtocolChange>> cautions = new LinkedHashMap<>();
            for (ProtocolChange change : changes) {
                boolean isCaution = change.severity() == Severity.CAUTION;
                boolean isQuiet = change.severity() == Severity.COMPATIBLE
                        || isCaution && given.caution() == LockOptions.Caution.NOTE
                        || isAccepted(change);
                if (isQuiet) {
                    quiet.add(change);
                } else {
                    (isCaution ? cautions : breaking)
                            .computeIfAbsent(change.message(), each -> new ArrayList<>())
                            .add(change);
                }
            }
            breaking.values().forEach(this::reportBroken);
            cautions.values().forEach(this::reportCaution);
            if (!quiet.isEmpty()) {
                diagnostics.note(
                        Rule.LOCK_OUTDATED,
                        "the lock " + file + " lacks changes that break no peer, or are allowed:" + lines(quiet)
                                + "\nupdate it with " + REMEDY + ", and commit it");
            }
        }

        /** Returns whether the options name a change, or free the tag that it takes. */
        private boolean isAccepted(ProtocolChange change) {
            return given.allows(change) || change.kind() == ChangeKind.TAG_REUSED && isFreed(change);
        }

        private boolean isFreed(ProtocolChange reuse) {
            return earlierOwner(reuse).filter(given.freed()::contains).isPresent();
        }

        /** The message that had the tag of one that reuses it. */
        private Optional<String> earlierOwner(ProtocolChange reuse) {
            return protocol.messages().stream()
                    .filter(message -> message.name().equals(reuse.message()))
                    .flatMap(message -> lock.protocol().messages().stream()
                            .filter(old -> old.tag() == message.tag())
                            .map(MessageDescription::name))
                    .findFirst();
        }

        private void reportBroken(List<ProtocolChange> all) {
            boolean isTag = all.stream()
                    .anyMatch(change ->
                            change.kind() == ChangeKind.TAG_RESERVED || change.kind() == ChangeKind.TAG_REUSED);
            diagnostics.report(
                    Rule.LOCK_BROKEN,
                    new Site(all.get(0).message(), "", "", ""),
                    texts(all) + ", which breaks peers that know the protocol of the lock " + file + diff(all)
                            + "\nundo it, or make a new message of it, with a tag of its own; if there are no such peers, "
                            + (isTag ? "free the tag with -A" + LockOptions.FREE + "=" + owners(all) + " and " : "")
                            + "update the lock with " + REMEDY + ", or allow " + names(all));
        }

        private void reportCaution(List<ProtocolChange> all) {
            Site site = new Site(all.get(0).message(), "", "", "");
            String text = texts(all) + ", which peers that know the protocol of the lock " + file
                    + " may not understand" + diff(all) + "\nsend it to new peers alone, and update the lock with "
                    + REMEDY + ", or allow " + names(all);
            if (given.caution() == LockOptions.Caution.ERROR) {
                diagnostics.report(Rule.LOCK_CAUTION, site, text);
            } else {
                diagnostics.warn(Rule.LOCK_CAUTION, site, text);
            }
        }

        /** Returns the messages that had the tags that are used again. */
        private String owners(List<ProtocolChange> all) {
            Set<String> names = new LinkedHashSet<>();
            for (ProtocolChange change : all) {
                protocol.messages().stream()
                        .filter(message -> message.name().equals(change.message()))
                        .flatMap(message -> lock.reserved().stream()
                                .filter(tag -> tag.tag() == message.tag())
                                .map(ReservedTag::name))
                        .forEach(names::add);
                earlierOwner(change).ifPresent(names::add);
            }
            return String.join(",", names);
        }

        private static String names(List<ProtocolChange> all) {
            return (all.size() == 1 ? "it" : "these alone") + " with -A" + LockOptions.ALLOW + "="
                    + all.stream().map(LockOptions::nameOf).distinct().collect(joining(","));
        }

        private static String texts(List<ProtocolChange> all) {
            return all.stream().map(ProtocolChange::text).collect(joining("; "));
        }

        private static String diff(List<ProtocolChange> all) {
            return all.stream()
                    .map(ProtocolChange::diff)
                    .filter(diff -> !diff.isEmpty())
                    .findFirst()
                    .map(diff -> "\n" + String.join("\n", diff))
                    .orElse("");
        }

        private static String lines(List<ProtocolChange> all) {
            return all.stream()
                    .map(change -> "\n  " + level(change) + change.text())
                    .collect(joining());
        }

        private static String level(ProtocolChange change) {
            return switch (change.severity()) {
                case BREAKING -> "breaking: ";
                case CAUTION -> "caution: ";
                case COMPATIBLE -> "";
            };
        }

        /** Writes the lock, unless a tag would be used again, or a change was not named where some were. */
        void update() {
            Map<String, List<ProtocolChange>> refused = changes.stream()
                    .filter(this::isRefused)
                    .collect(groupingBy(ProtocolChange::message, LinkedHashMap::new, toList()));
            if (!refused.isEmpty()) {
                refused.values().forEach(this::reportBroken);
                return;
            }
            try {
                ProtocolLock updated = lock.update(protocol, given.freed());
                if (file.write(updated)) {
                    diagnostics.note(
                            Rule.LOCK_OUTDATED, "the lock " + file + " was written: commit it" + accepted(updated));
                }
            } catch (IOException e) {
                diagnostics.report(Rule.CANNOT_WRITE, Site.NONE, "the lock " + file + " can't be written: " + e);
            }
        }

        private boolean isRefused(ProtocolChange change) {
            return switch (change.kind()) {
                case TAG_RESERVED -> true;
                case TAG_REUSED -> !isFreed(change);
                default ->
                    change.severity() == Severity.BREAKING && !given.allowed().isEmpty() && !given.allows(change);
            };
        }

        private String accepted(ProtocolLock updated) {
            List<String> lines = new ArrayList<>();
            updated.reserved().stream()
                    .filter(tag -> !lock.reserved().contains(tag))
                    .forEach(tag -> lines.add("reserved: tag " + tag.tag() + ", which " + tag.name() + " had"));
            lock.reserved().stream()
                    .filter(tag -> !updated.reserved().contains(tag))
                    .forEach(tag ->
                            lines.add("no longer reserved: tag " + tag.tag() + ", which " + tag.name() + " had"));
            String all =
                    lines(changes) + lines.stream().map(line -> "\n  " + line).collect(joining());
            return all.isEmpty() ? "" : "; it accepts:" + all;
        }
    }
}
