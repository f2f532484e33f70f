package io.darkrift.value;

/**
 * Three floats: a place, a direction, a speed. What C# and Unity call a {@code Vector3}. All floats are allowed,
 * infinite ones and NaN too.
 *
 * @param x the first component
 * @param y the second component
 * @param z the third component
 */
public record Vector3(float x, float y, float z) {}
