package io.darkrift.processor.model;

import io.darkrift.annotation.Direction;

/**
 * A message as handlers know it.
 *
 * @param name the record
 * @param tag its tag
 * @param direction who may send it
 * @param isPublic whether all code can reach the record
 * @param isDeprecated whether using the record makes the compiler warn
 */
public record HandledMessage(ClassName name, int tag, Direction direction, boolean isPublic, boolean isDeprecated) {
    /** Whether code of a package can reach the record. */
    public boolean isReachableFrom(String packageName) {
        return isPublic || name.packageName().equals(packageName);
    }
}
