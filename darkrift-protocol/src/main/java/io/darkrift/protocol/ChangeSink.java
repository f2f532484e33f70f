package io.darkrift.protocol;

/** Takes the changes of a message. */
interface ChangeSink {
    void report(ChangeKind kind, String text);
}
