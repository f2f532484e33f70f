/** The annotation processors: annotated records become serializers, a registry and handlers. */
module io.darkrift.processor {
    requires java.compiler;
    requires io.darkrift.annotation;
    requires static jdk.compiler;

    provides javax.annotation.processing.Processor with
            io.darkrift.processor.DarkriftProcessor,
            io.darkrift.processor.GeneratedMarksProcessor,
            io.darkrift.processor.RegistryProcessor;
}
