package io.darkrift.processor;

import com.google.auto.service.AutoService;
import io.darkrift.processor.read.RecordReader;
import io.darkrift.processor.report.Diagnostics;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Makes a serializer of each record that is marked {@code @DarkriftMessage} or {@code @DarkriftStruct}, and a registry
 * and handlers of all messages. The option {@code -Adarkrift.registry=a.b.Name} names the registry; without it, it is
 * {@code GeneratedMessageRegistry} in the longest package that all messages share. The option
 * {@code -Adarkrift.handler=a.b.NameHandler} names the handler; without it, it is the registry's name and
 * {@code Handler}.
 */
@AutoService(Processor.class)
public final class DarkriftProcessor extends AbstractProcessor {
    private Diagnostics diagnostics;
    private PendingRecords pending;
    private GeneratedFiles files;
    private RegistryBuilder registry;
    private LocalRecords locals;

    /** For javac. */
    public DarkriftProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // Generated is what the written classes are marked with: claimed, it is nothing for the compiler to warn of.
        return Set.of("io.darkrift.annotation.*", "javax.annotation.processing.Generated");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(RegistryOption.NAME, HandlerBuilder.OPTION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        diagnostics = new Diagnostics(environment.getElementUtils(), environment.getMessager());
        pending = new PendingRecords(environment.getElementUtils());
        files = new GeneratedFiles(environment.getFiler(), diagnostics);
        registry = new RegistryBuilder(environment, diagnostics, files);
        locals = new LocalRecords(environment);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            pending.reportTo(diagnostics);
            registry.finish();
            diagnostics.flush();
            locals.report();
            return true;
        }
        StrayAnnotations.report(round, diagnostics);
        locals.remember(round);
        boolean isQuiet = processRecords(round);
        if (isQuiet && !round.errorRaised()) {
            registry.write();
        }
        return true;
    }

    /** Reads and writes all records that can be, and tells whether there was nothing to do. */
    private boolean processRecords(RoundEnvironment round) {
        Set<TypeElement> records = pending.take(round);
        RecordReader reader =
                new RecordReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils(), diagnostics);
        pending.known().forEach(reader::compiledNow);
        for (TypeElement type : records) {
            new RecordStep(type, reader, files, registry).run(pending);
        }
        return records.isEmpty();
    }
}
