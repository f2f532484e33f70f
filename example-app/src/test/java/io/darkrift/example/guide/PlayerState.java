package io.darkrift.example.guide;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.SerializedBy;
import io.darkrift.annotation.Text;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt8;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@DarkriftMessage(tag = 11)
public record PlayerState(
        UUID account,
        @SerializedBy(LocalDateSerializer.class) LocalDate joined,
        String name,
        @Text(TextEncoding.UTF_8) String motto,
        Team team,
        @UInt16 int id,
        @UInt8 int health,
        Position position,
        List<Position> path,
        boolean[] keys) {}
