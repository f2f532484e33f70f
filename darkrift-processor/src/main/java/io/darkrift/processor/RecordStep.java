package io.darkrift.processor;

import io.darkrift.processor.files.GeneratedFiles;
import io.darkrift.processor.model.Compilation;
import io.darkrift.processor.model.RecordModel;
import io.darkrift.processor.peers.Peers;
import io.darkrift.processor.read.RecordReader;
import io.darkrift.processor.read.Unresolved;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Site;
import io.darkrift.processor.write.SerializerWriter;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** One record in one round: it is read, and its serializer is written. */
final class RecordStep {
    private final TypeElement type;
    private final RecordReader reader;
    private final GeneratedFiles files;
    private final Peers peers;

    RecordStep(TypeElement type, RecordReader reader, GeneratedFiles files, Peers peers) {
        this.type = type;
        this.reader = reader;
        this.files = files;
        this.peers = peers;
    }

    void run(PendingRecords pending, Compilation compilation, Diagnostics diagnostics) {
        String name = type.getQualifiedName().toString();
        try {
            Optional<RecordModel> written = reader.read(type).filter(model -> write(model, diagnostics));
            written.ifPresentOrElse(compilation::written, () -> compilation.refused(name));
        } catch (Unresolved e) {
            pending.await(type, e);
        } catch (RuntimeException e) {
            compilation.refused(name);
            diagnostics.fault(Site.of(type), type.getQualifiedName(), e);
        }
    }

    private boolean write(RecordModel model, Diagnostics diagnostics) {
        EmptyElements.check(model, type, diagnostics);
        if (model.isMessage()) {
            peers.check(model);
        }
        return files.write(
                SerializerWriter.write(model), Site.of(type), model.name().simpleName(), type);
    }
}
