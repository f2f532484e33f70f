package game;

/** The tags of all messages. */
final class Tags {
    static final int SAY = 1;
    static final int JOIN = SAY + 1;
    static final int JOINED = JOIN + 1;

    private Tags() {}
}
