package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.UInt8;

/** A record with more constructors than one, an accessor of its own, and a rule. */
@DarkriftMessage(tag = 65_535)
public record Constructors(String name, @UInt8 int level) {
    /** Refuses the level 13. */
    public Constructors {
        if (level == 13) {
            throw new IllegalArgumentException("level 13 does not exist");
        }
    }

    /** The first level. */
    public Constructors(String name) {
        this(name, 0);
    }

    /** The other way round. */
    public Constructors(int level, String name) {
        this(name, level);
    }

    @Override
    public String name() {
        return name;
    }
}
