package io.darkrift.example.guide;

import io.darkrift.annotation.Appended;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.UInt8;
import java.util.List;

@DarkriftMessage(tag = 15)
public record Loot(List<Item> items, int gold) {
    @DarkriftStruct(sized = true)
    public record Item(
            @UInt8 int kind,
            String name,
            @Appended(defaultValue = "100") int wear) {}
}
