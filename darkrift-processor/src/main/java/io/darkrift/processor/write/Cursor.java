package io.darkrift.processor.write;

import com.palantir.javapoet.CodeBlock;

/** The variables {@code at} and {@code bytes} of a method: declared where they are first used, and set again later. */
final class Cursor {
    private boolean declared;

    /** Makes room in the writer, whose array another may have replaced. */
    CodeBlock onWriter(CodeBlock reserve) {
        CodeBlock code = declared
                ? CodeBlock.builder()
                        .addStatement("at = $L", reserve)
                        .addStatement("bytes = out.array()")
                        .build()
                : CodeBlock.builder()
                        .addStatement("int at = $L", reserve)
                        .addStatement("byte[] bytes = out.array()")
                        .build();
        declared = true;
        return code;
    }

    /** Moves on in the reader, whose array stays. */
    CodeBlock onReader(CodeBlock require) {
        CodeBlock code = declared
                ? CodeBlock.builder().addStatement("at = $L", require).build()
                : CodeBlock.builder()
                        .addStatement("int at = $L", require)
                        .addStatement("byte[] bytes = in.array()")
                        .build();
        declared = true;
        return code;
    }

    /** Begins a block: what is declared in it is gone behind it. Returns what {@link #leave} is to be given. */
    boolean enter() {
        return declared;
    }

    /** Ends a block. */
    void leave(boolean wasDeclared) {
        declared = wasDeclared;
    }
}
