package io.darkrift.benchmarks.message;

/** One message of each kind, the same in every run. */
public final class Samples {
    /** Players of a snapshot. */
    public static final int PLAYERS = 64;

    private static final String SCRIPTS =
            "Gut gespielt, danke! Ça va être ñoño; Привет, всем привет. Γειά σας. 你好,世界。こんにちは 안녕 שלום नमस्ते 😀🎮 gg";
    private static final int CHAT_LENGTH = 100;

    private Samples() {}

    /** @return M1 */
    public static Choice choice() {
        return new Choice(1_234_567);
    }

    /** @return M2, with 20 numbers */
    public static Choose choose() {
        int[] items = new int[20];
        for (int i = 0; i < items.length; i++) {
            items[i] = i * 7_919_317 - 50_000_000;
        }
        return new Choose(items);
    }

    /** @return M3 */
    public static PlayerUpdate playerUpdate() {
        return player(7).toUpdate();
    }

    /** @return M4, with {@link #PLAYERS} players whose names differ */
    public static Snapshot snapshot() {
        PlayerState[] players = new PlayerState[PLAYERS];
        for (int i = 0; i < PLAYERS; i++) {
            players[i] = player(i);
        }
        return new Snapshot(123_456_789L, players);
    }

    /** @return M5, with 100 characters of several scripts */
    public static Chat chat() {
        return new Chat(SCRIPTS.repeat(2).substring(0, CHAT_LENGTH));
    }

    private static PlayerState player(int i) {
        return new PlayerState(
                1000 + i,
                12.5f * i,
                -3.25f + i,
                100 - i,
                i * 5.625f,
                i * -0.5f,
                100 - i,
                9_876_543_210L + i,
                i % 3 != 0,
                String.format("Player-%05d", i * 37));
    }
}
