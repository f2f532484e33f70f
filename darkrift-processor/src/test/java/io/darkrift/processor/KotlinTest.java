package io.darkrift.processor;

import static io.darkrift.processor.ErrorsTest.Expected.error;
import static io.darkrift.processor.ErrorsTest.expect;

import org.junit.jupiter.api.Test;

/** Kotlin shows its classes to annotation processors as Java, with a mark. */
class KotlinTest {
    private static final String METADATA = "package kotlin; public @interface Metadata { int k(); }";

    private static void expectRefusal(String stub) {
        expect(
                Sources.game(stub).file("kotlin.Metadata", METADATA).option("-Xlint:-processing"),
                error(
                        "Choose.java",
                        3,
                        1,
                        "[DarkriftKotlinClass] @DarkriftMessage is for records in Java, and Choose is a Kotlin class:"
                                + " write it in Java as a record, which Kotlin can use"));
    }

    @Test
    void aDataClassIsNoMessage() {
        expectRefusal("""
                @kotlin.Metadata(k = 1)
                @DarkriftMessage(tag = 1)
                public final class Choose {
                  private final int item;
                  public Choose(int item) { this.item = item; }
                  public final int getItem() { return item; }
                  public final int component1() { return item; }
                }""");
    }

    @Test
    void norIsADataClassThatIsARecordForJava() {
        expectRefusal("@kotlin.Metadata(k = 1)\n@DarkriftMessage(tag = 1)\npublic record Choose(int item) {}");
    }
}
