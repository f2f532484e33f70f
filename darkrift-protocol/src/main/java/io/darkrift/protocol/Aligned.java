package io.darkrift.protocol;

import io.darkrift.protocol.MessageComparison.ComponentLeaves;

/** A message whose bytes are those that it had, or which only has more or fewer at its end. */
final class Aligned {
    private final String name;
    private final ComponentLeaves old;
    private final ComponentLeaves now;
    private final ChangeSink sink;
    private final int common;

    Aligned(String name, ComponentLeaves old, ComponentLeaves now, ChangeSink sink) {
        this.name = name;
        this.old = old;
        this.now = now;
        this.sink = sink;
        this.common = Math.min(old.leaves().size(), now.leaves().size());
    }

    boolean isAligned() {
        return WireShapes.sameUpToEnd(old.leaves(), now.leaves()) && old.isBoundary(common) && now.isBoundary(common);
    }

    void report() {
        new WireDifferences(sink)
                .compare(name, old.leaves().subList(0, common), now.leaves().subList(0, common));
        for (int i = 0; i < common; i++) {
            appended(name, old.owners().get(i), now.owners().get(i), sink);
        }
        now.ownersFrom(common).forEach(component -> atEnd(name, component, sink));
        old.ownersFrom(common).forEach(component -> goneAtEnd(name, component, sink));
    }

    /** What was and what is appended. */
    static void appended(String place, ComponentDescription old, ComponentDescription now, ChangeSink sink) {
        String name = place + "." + now.name();
        if (old.appended() && !now.appended()) {
            sink.report(
                    ChangeKind.APPENDED_UNMARKED,
                    name + " is no longer @Appended: messages of peers from before it are refused");
        } else if (now.appended() && !old.appended()) {
            sink.report(ChangeKind.APPENDED_MARKED, name + " is @Appended now");
        } else if (!old.defaultValue().equals(now.defaultValue())) {
            sink.report(
                    ChangeKind.DEFAULT_CHANGED,
                    name + " had the default " + Quoting.quote(old.defaultValue()) + " and has "
                            + Quoting.quote(now.defaultValue()));
        }
    }

    static void atEnd(String place, ComponentDescription component, ChangeSink sink) {
        String name = place + "." + component.name();
        if (component.appended()) {
            sink.report(ChangeKind.COMPONENT_APPENDED, name + " is new, and @Appended");
        } else {
            sink.report(
                    ChangeKind.COMPONENT_NOT_APPENDED,
                    name + " is new, and messages of old peers end before it: mark it @Appended");
        }
    }

    static void goneAtEnd(String place, ComponentDescription component, ChangeSink sink) {
        String name = place + "." + component.name();
        if (component.appended()) {
            sink.report(
                    ChangeKind.APPENDED_REMOVED,
                    name + " is gone, which was @Appended: nothing else may ever take its place");
        } else {
            sink.report(ChangeKind.COMPONENT_REMOVED, name + " is gone");
        }
    }
}
