package io.darkrift.processor;

import io.darkrift.processor.ErrorsTest.Expected;
import org.junit.jupiter.api.Test;

/** Compilers show local records to no processor: they are found in javac's trees. */
class LocalRecordsTest {
    @Test
    void aMessageIsNotLocalToAMethod() {
        ErrorsTest.expectOfJavac(Sources.game("""
                        @DarkriftMessage(tag = 1)
                        public record Choose() {
                          static void run() {
                            @DarkriftMessage(tag = 2) record Choice() {}
                          }
                        }"""), local("Choice", 5));
    }

    @Test
    void aStructIsNotLocalToALambda() {
        ErrorsTest.expectOfJavac(Sources.game("""
                        @DarkriftMessage(tag = 1)
                        public record Choose() {
                          static final Runnable RUN = () -> {
                            @io.darkrift.annotation.DarkriftStruct record Point(int x) {}
                          };
                        }"""), local("Point", 5));
    }

    private static Expected local(String name, long line) {
        return Expected.error(
                "Choose.java",
                line,
                5,
                "[DarkriftLocalRecord] " + name
                        + " is local to a method, where no serializer can reach it: move it out");
    }
}
