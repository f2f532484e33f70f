package io.darkrift.value;

/**
 * Two floats: a position, a direction or a velocity. C# and Unity call it a {@code Vector2}. All floats are allowed,
 * infinite ones and NaN too.
 *
 * @param x the first component
 * @param y the second component
 */
public record Vector2(float x, float y) {}
