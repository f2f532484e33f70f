package io.darkrift.processor;

import com.google.auto.service.AutoService;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.processor.files.GeneratedFiles;
import io.darkrift.processor.model.Compilation;
import io.darkrift.processor.peers.Peers;
import io.darkrift.processor.read.RecordReader;
import io.darkrift.processor.read.SurroundingsReader;
import io.darkrift.processor.report.Diagnostics;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Makes a serializer of each record that is marked {@code @DarkriftMessage} or {@code @DarkriftStruct}. What is made of
 * all messages together is the matter of the {@link RegistryProcessor}: so build tools that compile only what has changed
 * know that each serializer depends on one record. The option {@code -Adarkrift.peers=csharp,darkriftpy} names programs in
 * other languages that take part: the compiler warns of what they can't read or write.
 */
@AutoService(Processor.class)
public final class DarkriftProcessor extends AbstractProcessor {
    private Diagnostics diagnostics;
    private PendingRecords pending;
    private GeneratedFiles files;
    private Peers peers;
    private LocalRecords locals;
    private AuxiliaryTypes auxiliary;
    private TextEncoding encoding;

    /** For javac. */
    public DarkriftProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Compilation.ANNOTATIONS);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(Peers.OPTION, EncodingOption.NAME);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        diagnostics = new Diagnostics(environment.getElementUtils(), environment.getMessager());
        pending = new PendingRecords(environment);
        files = new GeneratedFiles(environment, diagnostics);
        peers = new Peers(environment.getOptions(), diagnostics);
        locals = new LocalRecords(environment);
        encoding = EncodingOption.read(environment.getOptions(), diagnostics);
        auxiliary = new AuxiliaryTypes(environment, diagnostics);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            pending.reportTo(diagnostics);
            diagnostics.flush();
            locals.report();
        } else {
            locals.remember(round);
            // To look for annotations costs a walk over all that was compiled.
            if (!annotations.isEmpty()) {
                StrayAnnotations.report(round, diagnostics);
            }
            processRecords(annotations.isEmpty() ? pending.takeWaiting() : pending.take(round));
        }
        return Compilation.of(processingEnv.getElementUtils()).isLast(getClass());
    }

    /** Reads records, and writes all that can be. */
    private void processRecords(Set<TypeElement> records) {
        if (records.isEmpty()) {
            return;
        }
        Compilation compilation = Compilation.of(processingEnv.getElementUtils());
        RecordReader reader =
                new RecordReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils(), diagnostics, encoding);
        pending.known().forEach(reader::compiledNow);
        for (TypeElement type : records) {
            new RecordStep(type, reader, files, peers).run(pending, compilation, diagnostics);
            SurroundingsReader.namedBy(type).forEach(auxiliary::report);
        }
    }
}
