/** The annotation processor: annotated records become serializers and a registry. */
module io.darkrift.processor {
    requires java.compiler;
    requires io.darkrift.annotation;
    requires static jdk.compiler;

    provides javax.annotation.processing.Processor with
            io.darkrift.processor.DarkriftProcessor;
}
