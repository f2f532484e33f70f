package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.SerializedBy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Classes with serializers of their own. */
@DarkriftMessage(tag = 113)
public record Customs(
        @SerializedBy(UuidSerializer.class) UUID id,
        @SerializedBy(UuidSerializer.class) UUID[] ids,
        @SerializedBy(UuidSerializer.class) List<UUID> idList,
        @SerializedBy(InstantSerializer.class) Instant time,
        @SerializedBy(Vector.Serializer.class) Vector speed,
        @SerializedBy(Vector.Serializer.class) Vector[] path) {}
