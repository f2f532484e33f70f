package io.darkrift.benchmarks.codec.hand;

/** Char by char. */
final class CharText extends HandText {
    CharText(HandBytes bytes) {
        super(bytes);
    }

    @Override
    void put(int at, String text) {
        byte[] array = bytes.array;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            HandBytes.CHAR_LE.set(array, at + 2 * i, text.charAt(i));
        }
    }

    @Override
    String get(int at, int length) {
        byte[] array = bytes.array;
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = (char) HandBytes.CHAR_LE.get(array, at + 2 * i);
        }
        return new String(chars);
    }
}
