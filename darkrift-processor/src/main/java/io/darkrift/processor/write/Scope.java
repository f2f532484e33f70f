package io.darkrift.processor.write;

import com.palantir.javapoet.NameAllocator;
import io.darkrift.processor.model.RecordModel;

/** What the code of one method shares: its names, where it stands in the bytes, and how deep in loops. */
final class Scope {
    private final Members members;
    private final NameAllocator locals;
    private final Cursor cursor = new Cursor();
    private final Loops loops = new Loops();

    /** A method of the serializer of a record, which has parameters. */
    Scope(RecordModel model, Members members, String... parameters) {
        this.members = members;
        this.locals = members.locals(Loops.of(model), parameters);
        locals.newName("at");
        locals.newName("bytes");
    }

    Members members() {
        return members;
    }

    Cursor cursor() {
        return cursor;
    }

    Loops loops() {
        return loops;
    }

    /** A name for a local variable. */
    String newName(String suggestion) {
        return locals.newName(suggestion);
    }
}
