/** The annotations that describe messages: what a user writes on records. */
module io.darkrift.annotation {
    exports io.darkrift.annotation;
}
