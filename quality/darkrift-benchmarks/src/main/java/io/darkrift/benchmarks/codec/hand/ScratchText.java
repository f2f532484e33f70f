package io.darkrift.benchmarks.codec.hand;

/** Through an array that is kept. */
final class ScratchText extends HandText {
    private final char[] scratch = new char[1024];

    ScratchText(HandBytes bytes) {
        super(bytes);
    }

    @Override
    void put(int at, String text) {
        byte[] array = bytes.array;
        int length = text.length();
        text.getChars(0, length, scratch, 0);
        for (int i = 0; i < length; i++) {
            HandBytes.CHAR_LE.set(array, at + 2 * i, scratch[i]);
        }
    }

    @Override
    String get(int at, int length) {
        byte[] array = bytes.array;
        for (int i = 0; i < length; i++) {
            scratch[i] = (char) HandBytes.CHAR_LE.get(array, at + 2 * i);
        }
        return new String(scratch, 0, length);
    }
}
