package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.value.Vector2;
import io.darkrift.value.Vector3;
import io.darkrift.value.Vector4;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Classes that the runtime has serializers for. */
@DarkriftMessage(tag = 123)
public record ReadyValues(
        UUID uuid,
        Instant instant,
        Duration duration,
        Vector2 vector2,
        Vector3 vector3,
        Vector4 vector4,
        UUID[] uuids,
        List<Instant> instants,
        List<Vector3> path,
        Map<UUID, Duration> times) {}
