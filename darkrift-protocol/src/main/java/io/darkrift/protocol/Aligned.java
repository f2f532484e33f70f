package io.darkrift.protocol;

import io.darkrift.protocol.ComponentLeaves.Owner;

/** A message or a sized struct whose bytes are those that it had, or which only has more or fewer at its end. */
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
        return old.isAlignedWith(now);
    }

    void report() {
        new WireDifferences(sink)
                .compare(name, old.leaves().subList(0, common), now.leaves().subList(0, common));
        for (int i = 0; i < common; i++) {
            Owner was = old.owners().get(i);
            Owner is = now.owners().get(i);
            // A struct that ended with the message is one component now, if nothing in it is appended any more.
            String path = was.component().appended() && !is.component().appended() ? was.path() : is.path();
            appended(name + "." + path, was.component(), is.component(), sink);
        }
        now.ownersFrom(common).forEach(owner -> atEnd(name + "." + owner.path(), owner.component(), sink));
        old.ownersFrom(common).forEach(owner -> goneAtEnd(name + "." + owner.path(), owner.component(), sink));
    }

    /** Compares which components were appended, and which are. */
    static void appended(String name, ComponentDescription old, ComponentDescription now, ChangeSink sink) {
        if (old.appended() && !now.appended()) {
            sink.report(
                    ChangeKind.APPENDED_UNMARKED,
                    name + " is no longer @Appended: what peers from before it send is refused");
        } else if (now.appended() && !old.appended()) {
            sink.report(ChangeKind.APPENDED_MARKED, name + " is @Appended now");
        } else if (!old.defaultValue().equals(now.defaultValue())) {
            sink.report(
                    ChangeKind.DEFAULT_CHANGED,
                    name + " had the default " + Quoting.quote(old.defaultValue()) + " and has "
                            + Quoting.quote(now.defaultValue()));
        }
    }

    static void atEnd(String name, ComponentDescription component, ChangeSink sink) {
        if (component.appended()) {
            sink.report(ChangeKind.COMPONENT_APPENDED, name + " is new, and @Appended");
        } else {
            sink.report(
                    ChangeKind.COMPONENT_NOT_APPENDED,
                    name + " is new, and what old peers send ends before it: mark it @Appended");
        }
    }

    static void goneAtEnd(String name, ComponentDescription component, ChangeSink sink) {
        if (component.appended()) {
            sink.report(
                    ChangeKind.APPENDED_REMOVED,
                    name + " was removed (it was @Appended): no other component may ever take its place");
        } else {
            sink.report(ChangeKind.COMPONENT_REMOVED, name + " was removed");
        }
    }
}
