package io.darkrift.tests.conformance;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.value.Vector2;
import io.darkrift.value.Vector3;
import io.darkrift.value.Vector4;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Messages of the values that need no serializer of the user's. */
public final class ReadyValues {
    private ReadyValues() {}

    /** One of each. */
    @DarkriftMessage(tag = 90)
    public record ReadyMessage(
            UUID uuid, Instant instant, Duration duration, Vector2 vector2, Vector3 vector3, Vector4 vector4) {}

    /** An array of each. */
    @DarkriftMessage(tag = 91)
    public record ReadyArraysMessage(
            UUID[] uuids,
            Instant[] instants,
            Duration[] durations,
            Vector2[] vectors2,
            Vector3[] vectors3,
            Vector4[] vectors4) {}

    /** A list of each. */
    @DarkriftMessage(tag = 92)
    public record ReadyListsMessage(
            List<UUID> uuids,
            List<Instant> instants,
            List<Duration> durations,
            List<Vector2> vectors2,
            List<Vector3> vectors3,
            List<Vector4> vectors4) {}
}
