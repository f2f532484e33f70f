package io.darkrift.processor.report;

/**
 * A broken rule.
 *
 * @param rule the rule
 * @param site where
 * @param text the offender and the remedy, as in {@code tag 7 is used by Choose and Choice: give one another tag}
 */
public record Finding(Rule rule, Site site, String text) {
    @Override
    public String toString() {
        return "[" + rule.id() + "] " + text;
    }
}
