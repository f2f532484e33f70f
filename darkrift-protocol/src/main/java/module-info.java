/** Descriptions of protocols: which messages there are, and what they are made of. */
module io.darkrift.protocol {
    requires transitive io.darkrift.annotation;
    requires com.google.gson;

    exports io.darkrift.protocol;
}
