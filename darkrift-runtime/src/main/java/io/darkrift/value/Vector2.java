package io.darkrift.value;

/**
 * Two floats: a place, a direction, a speed. What C# and Unity call a {@code Vector2}. All floats are allowed,
 * infinite ones and NaN too.
 *
 * @param x the first component
 * @param y the second component
 */
public record Vector2(float x, float y) {}
