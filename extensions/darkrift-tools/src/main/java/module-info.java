/** The command line: looks at, records, disturbs and loads connections between clients and servers. */
module io.darkrift.tools {
    requires HdrHistogram;
    requires com.google.gson;
    requires info.picocli;
    requires io.darkrift.protocol;
    requires transitive io.darkrift.runtime;
    requires io.darkrift.secure;
    requires io.darkrift.websocket;
    requires io.netty.buffer;
    requires io.netty.common;
    requires io.netty.transport;
    requires java.management;
    requires jdk.management;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.darkrift.tools.bots;

    opens io.darkrift.tools to
            info.picocli;
    opens io.darkrift.tools.bots.run to
            info.picocli;
    opens io.darkrift.tools.capture to
            info.picocli;
    opens io.darkrift.tools.describe to
            info.picocli;
    opens io.darkrift.tools.diff to
            info.picocli;
    opens io.darkrift.tools.doctor to
            info.picocli;
    opens io.darkrift.tools.lag to
            info.picocli;
    opens io.darkrift.tools.options to
            info.picocli;
    opens io.darkrift.tools.record to
            info.picocli;
    opens io.darkrift.tools.replay to
            info.picocli;
    opens io.darkrift.tools.sniff to
            info.picocli;
}
