package io.darkrift.processor.read;

import io.darkrift.processor.report.Site;

/** A type, or a constant, does not exist yet: another processor may still write it. */
public final class Unresolved extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Site site;
    private final String place;
    private final String type;

    Unresolved(Site site, String place, String type) {
        super(place + " is of type " + type, null, false, false);
        this.site = site;
        this.place = place;
        this.type = type;
    }

    /** A value of an annotation is not a constant: if that does not change, the compiler reports it. */
    static Unresolved toldByCompiler() {
        return new Unresolved(Site.NONE, "", "");
    }

    public boolean isToldByCompiler() {
        return type.isEmpty();
    }

    public Site site() {
        return site;
    }

    /** The offender and the remedy, should the type never come. */
    public String text() {
        return place + " needs the type " + type + ", which does not exist: correct the name, import it, or see that"
                + " the processor that should write it runs";
    }
}
