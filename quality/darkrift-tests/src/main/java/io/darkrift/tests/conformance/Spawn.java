package io.darkrift.tests.conformance;

import io.darkrift.annotation.Appended;
import io.darkrift.annotation.Bits;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.MapKey;
import io.darkrift.annotation.MaxLength;
import io.darkrift.annotation.Quantized;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt8;
import io.darkrift.value.Vector3;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The message of {@code docs/wire-types.md}. */
@DarkriftMessage(tag = 12)
public record Spawn(
        UUID player,
        @MaxLength(16) @Text(TextEncoding.UTF_8) String name,
        Vector3 position,
        @Quantized(min = -180, max = 180) float yaw,
        @Bits(1) boolean armed,
        @Bits(7) int level,
        Optional<Instant> protectedUntil,
        @MapKey(UInt16.class) @UInt8 Map<Integer, Integer> ammunition,
        @Appended(defaultValue = "100") @UInt16 int health) {}
