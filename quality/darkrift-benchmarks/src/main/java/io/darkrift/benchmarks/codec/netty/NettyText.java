package io.darkrift.benchmarks.codec.netty;

import io.netty.buffer.ByteBuf;

/** Text in UTF-16LE with its size before it, char by char: the way over charsets costs many times as much. */
final class NettyText {
    private final char[] scratch = new char[1024];

    void write(ByteBuf out, String text) {
        int length = text.length();
        int at = out.writerIndex();
        out.ensureWritable(4 + 2 * length);
        out.setInt(at, 2 * length);
        for (int i = 0; i < length; i++) {
            out.setShortLE(at + 4 + 2 * i, text.charAt(i));
        }
        out.writerIndex(at + 4 + 2 * length);
    }

    String read(ByteBuf in) {
        int length = in.readInt() >> 1;
        int at = in.readerIndex();
        in.skipBytes(2 * length);
        for (int i = 0; i < length; i++) {
            scratch[i] = (char) in.getShortLE(at + 2 * i);
        }
        return new String(scratch, 0, length);
    }
}
