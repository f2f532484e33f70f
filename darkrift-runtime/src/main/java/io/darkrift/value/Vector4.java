package io.darkrift.value;

/**
 * Four floats: a position, a direction or a velocity. C# and Unity call it a {@code Vector4}. All floats are allowed,
 * infinite ones and NaN too.
 *
 * @param x the first component
 * @param y the second component
 * @param z the third component
 * @param w the fourth component
 */
public record Vector4(float x, float y, float z, float w) {}
