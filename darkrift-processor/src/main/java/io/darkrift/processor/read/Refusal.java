package io.darkrift.processor.read;

import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Finding;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import java.util.Optional;

/** Something can't be read, since it breaks a rule. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Finding> finding;

    private Refusal(Optional<Finding> finding) {
        super(finding.map(Finding::toString).orElse("reported elsewhere"), null, false, false);
        this.finding = finding;
    }

    Refusal(Rule rule, Site site, String text) {
        this(Optional.of(new Finding(rule, site, text)));
    }

    /** Returns a refusal because of a mistake in another record, which is reported by itself. */
    static Refusal reportedElsewhere() {
        return new Refusal(Optional.empty());
    }

    boolean is(Rule rule) {
        return finding.isPresent() && finding.get().rule() == rule;
    }

    /** The same, shown somewhere else. */
    Refusal at(Site site) {
        return new Refusal(finding.map(each -> new Finding(each.rule(), site, each.text())));
    }

    void reportTo(Diagnostics diagnostics) {
        finding.ifPresent(diagnostics::report);
    }
}
