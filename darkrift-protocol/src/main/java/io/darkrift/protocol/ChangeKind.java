package io.darkrift.protocol;

/** The changes that a protocol can have. */
public enum ChangeKind {
    /** A message was removed. */
    MESSAGE_REMOVED(Severity.BREAKING),
    /** A message has another tag. */
    TAG_CHANGED(Severity.BREAKING),
    /** A tag stands for another message, with another layout. */
    TAG_REUSED(Severity.BREAKING),
    /** A message has a tag that is reserved for one that was removed. */
    TAG_RESERVED(Severity.BREAKING),
    /** A side may no longer send a message. */
    DIRECTION_NARROWED(Severity.BREAKING),
    /** A message is a request now, or no longer: the id of the request stands before its components, or does not. */
    REQUEST_CHANGED(Severity.BREAKING),
    /** A request is answered with another message, of other bytes. */
    ANSWER_CHANGED(Severity.BREAKING),
    /** A component was removed. */
    COMPONENT_REMOVED(Severity.BREAKING),
    /** A component is new, with others behind it. */
    COMPONENT_INSERTED(Severity.BREAKING),
    /** A component at the end of a message or of a struct that can grow is new, and not {@code @Appended}. */
    COMPONENT_NOT_APPENDED(Severity.BREAKING),
    /** A component stands in another place. */
    COMPONENT_REORDERED(Severity.BREAKING),
    /** A component is of another type. */
    COMPONENT_RETYPED(Severity.BREAKING),
    /** A string or a character has another encoding. */
    ENCODING_CHANGED(Severity.BREAKING),
    /** A number is quantized otherwise, or no more, or only now. */
    QUANTIZATION_CHANGED(Severity.BREAKING),
    /** The same components are other bytes, such as bits that share a byte no more. */
    LAYOUT_CHANGED(Severity.BREAKING),
    /** The count of its bytes stands before a struct now, or no longer. */
    SIZED_CHANGED(Severity.BREAKING),
    /** A number may no longer be all that it could be. */
    BOUNDS_NARROWED(Severity.BREAKING),
    /** A string, list or map may no longer be as long. */
    LENGTH_NARROWED(Severity.BREAKING),
    /** An enum constant has another number. */
    CONSTANT_RENUMBERED(Severity.BREAKING),
    /** An enum constant was removed. */
    CONSTANT_REMOVED(Severity.BREAKING),
    /** A struct has another number in a union. */
    VARIANT_RENUMBERED(Severity.BREAKING),
    /** A struct is no longer in a union. */
    VARIANT_REMOVED(Severity.BREAKING),

    /** A side may send a message that it could not send before. */
    DIRECTION_WIDENED(Severity.CAUTION),
    /** A number may be more than it could be. */
    BOUNDS_WIDENED(Severity.CAUTION),
    /** A string, list or map may be longer. */
    LENGTH_WIDENED(Severity.CAUTION),
    /** An enum constant is new. */
    CONSTANT_ADDED(Severity.CAUTION),
    /** No constant of an enum is for unknown numbers any more: they are refused. */
    UNKNOWN_CONSTANT_UNMARKED(Severity.CAUTION),
    /** A struct in a union is new. */
    VARIANT_ADDED(Severity.CAUTION),
    /** The last component was removed, and was {@code @Appended}. No other component may ever take its place. */
    APPENDED_REMOVED(Severity.CAUTION),
    /** A component is no longer {@code @Appended}: peers from before it are not read any more. */
    APPENDED_UNMARKED(Severity.CAUTION),

    /** A message is new, and so is its tag. */
    MESSAGE_ADDED(Severity.COMPATIBLE),
    /** A message has another name. */
    MESSAGE_RENAMED(Severity.COMPATIBLE),
    /** A request is answered with a message of another name, which can be read as the one before. */
    ANSWER_RENAMED(Severity.COMPATIBLE),
    /** A component has another name. */
    COMPONENT_RENAMED(Severity.COMPATIBLE),
    /** A component at the end of a message or of a struct that can grow is new, and {@code @Appended}. */
    COMPONENT_APPENDED(Severity.COMPATIBLE),
    /** A component is {@code @Appended} now. */
    APPENDED_MARKED(Severity.COMPATIBLE),
    /** An appended component has another default. */
    DEFAULT_CHANGED(Severity.COMPATIBLE),
    /** An enum constant is new, and old peers read it as the constant that they have for unknown numbers. */
    CONSTANT_ADDED_TO_OPEN_ENUM(Severity.COMPATIBLE),
    /** A constant of an enum is for unknown numbers now, or another one is. */
    UNKNOWN_CONSTANT_MARKED(Severity.COMPATIBLE),
    /** An enum constant has another name. */
    CONSTANT_RENAMED(Severity.COMPATIBLE),
    /** A struct in a union has another name. */
    VARIANT_RENAMED(Severity.COMPATIBLE),
    /** A message is made of other types that are the same bytes. */
    SAME_BYTES(Severity.COMPATIBLE),
    /** The registry has another name. */
    REGISTRY_RENAMED(Severity.COMPATIBLE);

    private final Severity severity;

    ChangeKind(Severity severity) {
        this.severity = severity;
    }

    /**
     * Returns what the change does to peers that have not changed.
     *
     * @return the severity
     */
    public Severity severity() {
        return severity;
    }
}
