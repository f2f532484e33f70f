package io.darkrift.value;

/**
 * Three floats: a position, a direction or a velocity. C# and Unity call it a {@code Vector3}. All floats are allowed,
 * infinite ones and NaN too.
 *
 * @param x the first component
 * @param y the second component
 * @param z the third component
 */
public record Vector3(float x, float y, float z) {}
