package io.darkrift.example.guide;

import io.darkrift.annotation.Appended;
import io.darkrift.annotation.Bits;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.MapKey;
import io.darkrift.annotation.MaxLength;
import io.darkrift.annotation.Quantized;
import io.darkrift.annotation.Range;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt8;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@DarkriftMessage(tag = 14)
public record Loadout(
        Optional<Weapon> inHand,
        @MaxLength(10) List<Weapon> belt,
        @MapKey(UInt16.class) @UInt8 Map<Integer, Integer> ammunition,
        @MaxLength(32) String motto,
        @Range(min = 0, max = 100) int stamina,
        @Quantized(min = -180, max = 180, bits = 12) float yaw,
        @Bits(3) int stance,
        @Bits(1) boolean crouching,
        @Appended(defaultValue = "1") @UInt8 int level) {}
