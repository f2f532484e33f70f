package game;

import io.darkrift.annotation.Char;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int8;
import io.darkrift.annotation.SerializedBy;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.annotation.UInt32;
import io.darkrift.annotation.UInt8;
import java.util.List;
import java.util.UUID;

@DarkriftMessage(tag = 3, encoding = TextEncoding.UTF_8)
public record Inventory(
        List<Byte> bytes,
        @Int8 List<Integer> int8s,
        @UInt8 List<Short> uint8s,
        @UInt32 List<Long> uint32s,
        List<Double> float64s,
        List<Boolean> bools,
        @Char(TextEncoding.UTF_16LE) List<Character> chars,
        char letter,
        String text,
        @Text(TextEncoding.UTF_16BE) List<String> texts,
        @SerializedBy(UuidSerializer.class) UUID id,
        @SerializedBy(UuidSerializer.class) List<UUID> ids) {}
