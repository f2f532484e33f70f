package io.darkrift.processor;

import io.darkrift.protocol.ChangeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of messages: a row of docs/evolution.md.
 *
 * <p>Its types are in a package of their own. {@code @M1} and {@code @M2} stand for {@code @DarkriftMessage} with two
 * tags that no other row has.
 */
final class EvolutionRow {
    /**
     * A message that an old or a new peer sends.
     *
     * @param expression a record of the sender
     * @param result what the receiver makes of it, for each side that may send it if they differ: the record as it reads
     *     it, after {@code WRONG} if that is not what was meant; or {@code REFUSED}, or {@code UNKNOWN}
     */
    record Sending(String expression, String result) {
        boolean isUnderstood() {
            return !result.contains(WRONG) && !result.contains(REFUSED) && !result.contains(UNKNOWN);
        }
    }

    static final String WRONG = "wrong: ";
    static final String REFUSED = "refused";
    static final String UNKNOWN = "unknown";

    private final String change;
    private final ChangeKind kind;
    private List<String> old = List.of();
    private List<String> now = List.of();
    private final List<Sending> byOld = new ArrayList<>();
    private final List<Sending> byNew = new ArrayList<>();

    private EvolutionRow(String change, ChangeKind kind) {
        this.change = change;
        this.kind = kind;
    }

    /** A row with its first column and its kind. */
    static EvolutionRow row(String change, ChangeKind kind) {
        return new EvolutionRow(change, kind);
    }

    EvolutionRow old(String... types) {
        old = List.of(types);
        return this;
    }

    EvolutionRow now(String... types) {
        now = List.of(types);
        return this;
    }

    /** An old peer sends a record to a new one. */
    EvolutionRow oldToNew(String expression, String result) {
        byOld.add(new Sending(expression, result));
        return this;
    }

    /** A new peer sends a record to an old one. */
    EvolutionRow newToOld(String expression, String result) {
        byNew.add(new Sending(expression, result));
        return this;
    }

    /** Old and new peers send the same record, and get the same. */
    EvolutionRow both(String expression, String result) {
        return oldToNew(expression, result).newToOld(expression, result);
    }

    String change() {
        return change;
    }

    ChangeKind kind() {
        return kind;
    }

    List<String> old() {
        return old;
    }

    List<String> now() {
        return now;
    }

    List<Sending> byOld() {
        return byOld;
    }

    List<Sending> byNew() {
        return byNew;
    }

    boolean canNewReadOld() {
        return byOld.stream().allMatch(Sending::isUnderstood);
    }

    boolean canOldReadNew() {
        return byNew.stream().allMatch(Sending::isUnderstood);
    }

    @Override
    public String toString() {
        return change;
    }
}
