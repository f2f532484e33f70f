package io.darkrift.processor;

import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.read.RecordReader;
import io.darkrift.processor.read.Unresolved;
import io.darkrift.processor.report.Site;
import io.darkrift.processor.write.SerializerWriter;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** One record in one round: it is read, and its serializer is written. */
final class RecordStep {
    private final TypeElement type;
    private final RecordReader reader;
    private final GeneratedFiles files;
    private final RegistryBuilder registry;

    RecordStep(TypeElement type, RecordReader reader, GeneratedFiles files, RegistryBuilder registry) {
        this.type = type;
        this.reader = reader;
        this.files = files;
        this.registry = registry;
    }

    void run(PendingRecords pending) {
        Optional<RecordModel> model;
        try {
            model = reader.read(type);
        } catch (Unresolved e) {
            pending.await(type, e);
            return;
        }
        model.filter(this::write).filter(RecordModel::isMessage).ifPresent(registry::add);
    }

    private boolean write(RecordModel model) {
        return files.write(
                model.serializer(),
                SerializerWriter.write(model),
                Site.of(type),
                model.name().simpleName(),
                type);
    }
}
