package io.darkrift.processor.read;

import java.util.List;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The components of records. */
final class RecordComponents {
    private RecordComponents() {}

    /**
     * The components of a record, in their order. javac 17 loses the list of some records that come from class files,
     * and has the components among their members.
     */
    static List<RecordComponentElement> of(TypeElement record) {
        List<? extends RecordComponentElement> components = record.getRecordComponents();
        return components.isEmpty()
                ? List.copyOf(ElementFilter.recordComponentsIn(record.getEnclosedElements()))
                : List.copyOf(components);
    }
}
