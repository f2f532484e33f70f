package io.darkrift.tests.model;

import io.darkrift.value.Vector2;
import io.darkrift.value.Vector3;
import io.darkrift.value.Vector4;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes records with random values that contain others, or are of ready classes. */
final class RandomComposites {
    private final Draw draw;
    private final RandomModels models;

    RandomComposites(Draw draw, RandomModels models) {
        this.draw = draw;
        this.models = models;
    }

    Optionals optionals() {
        return new Optionals(
                draw.maybe(draw::int32),
                draw.maybe(draw::uint16),
                draw.maybe(draw::text),
                draw.maybe(draw::flag),
                draw.maybe(models::point),
                draw.maybe(models::item),
                draw.maybe(() -> draw.list(draw::text)),
                draw.maybe(() -> draw.array(int[].class, draw::int32)),
                draw.list(() -> draw.maybe(draw::int32)),
                draw.orNull(draw::text),
                draw.orNull(draw::uint16),
                draw.orNull(models::colour),
                draw.orNull(models::uuid),
                draw.orNull(models::item),
                draw.orNull(() -> draw.array(int[].class, draw::int32)),
                draw.array(String[].class, () -> draw.orNull(draw::text)),
                draw.list(() -> draw.orNull(models::point)),
                draw.int32());
    }

    Dictionaries dictionaries() {
        return new Dictionaries(
                draw.map(draw::text, draw::int32),
                draw.map(draw::uint16, draw::uint8),
                draw.map(draw::text, draw::text),
                draw.map(models::colour, models::point),
                draw.map(() -> new Cell(draw.int32(), draw.int16()), models::item),
                draw.map(models::uuid, () -> draw.list(draw::text)),
                draw.map(draw::int64, () -> draw.map(draw::int16, draw::flag)),
                draw.map(draw::int32, () -> draw.maybe(models::item)),
                draw.map(draw::int32, () -> draw.orNull(draw::text)),
                draw.maybe(() -> draw.map(draw::int8, draw::single)),
                draw.list(() -> draw.map(draw::character, draw::twice)));
    }

    Shapes shapes() {
        return new Shapes(
                shape(),
                shape(),
                shape(),
                draw.array(Shape[].class, this::shape),
                draw.list(this::shape),
                draw.maybe(this::shape),
                draw.map(draw::int32, this::shape));
    }

    private Shape shape() {
        return switch (draw.below(3)) {
            case 0 -> new Shape.Circle(models.point(), draw.single());
            case 1 -> new Shape.Polygon(draw.array(Point[].class, models::point));
            default -> new Shape.Nowhere();
        };
    }

    Nestings nestings() {
        return new Nestings(
                nothings(),
                draw.array(Nothing[].class, Nothing::new),
                nothings(),
                draw.maybe(this::nothings),
                draw.orNull(this::nothings),
                draw.list(this::nothings),
                draw.array(Nothing[][].class, () -> draw.array(Nothing[].class, Nothing::new)),
                draw.list(() -> draw.few(3, this::nothings)),
                draw.list(this::shelf),
                draw.array(Nestings.Shelf[].class, this::shelf),
                draw.list(() -> draw.few(3, this::shelf)),
                draw.list(() -> draw.maybe(this::nothings)),
                draw.list(() -> draw.orNull(this::shelf)),
                draw.list(this::crate),
                draw.map(draw::uint8, this::nothings),
                draw.map(draw::text, this::shelf),
                draw.map(Nestings.Nowhere::new, Nothing::new),
                draw.list(() -> draw.map(Nestings.Nowhere::new, Nothing::new)),
                draw.list(Nestings.Silence::new),
                draw.array(
                        Nestings.Silence[][].class, () -> draw.array(Nestings.Silence[].class, Nestings.Silence::new)),
                draw.list(() -> new Nestings.Silent(new Nestings.Silence())),
                draw.list(() -> new Nestings.Pair(new Nothing(), new Nothing())),
                draw.list(draw::text),
                draw.list(() -> draw.few(3, draw::text)),
                draw.list(() -> draw.list(draw::flag)),
                draw.list(() -> draw.array(byte[].class, draw::int8)),
                draw.list(() -> draw.maybe(Nothing::new)),
                draw.int32());
    }

    private List<Nothing> nothings() {
        return draw.list(Nothing::new);
    }

    private Nestings.Shelf shelf() {
        return new Nestings.Shelf(nothings());
    }

    private Nestings.Crate crate() {
        return draw.flag()
                ? new Nestings.Crate.Full(draw.array(Nothing[].class, Nothing::new))
                : new Nestings.Crate.Hollow();
    }

    ReadyValues readyValues() {
        return new ReadyValues(
                models.uuid(),
                instant(),
                duration(),
                new Vector2(draw.single(), draw.single()),
                vector3(),
                new Vector4(draw.single(), draw.single(), draw.single(), draw.single()),
                draw.array(UUID[].class, models::uuid),
                draw.list(this::instant),
                draw.list(this::vector3),
                draw.map(models::uuid, this::duration));
    }

    private Vector3 vector3() {
        return new Vector3(draw.single(), draw.single(), draw.single());
    }

    private Instant instant() {
        long seconds = draw.between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
        return Instant.ofEpochSecond(seconds, draw.between(0, 999_999_999));
    }

    private Duration duration() {
        return Duration.ofSeconds(draw.int64(), draw.between(0, 999_999_999));
    }
}
