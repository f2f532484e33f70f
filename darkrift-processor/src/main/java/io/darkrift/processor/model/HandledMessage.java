package io.darkrift.processor.model;

import io.darkrift.annotation.Direction;
import java.util.Optional;

/**
 * A message as handlers know it.
 *
 * @param name the record
 * @param tag its tag
 * @param direction who may send it
 * @param answer the record of the answer, if it is a request
 * @param isPublic whether all code can reach the record, and that of the answer
 * @param isDeprecated whether using the record makes the compiler warn
 */
public record HandledMessage(
        ClassName name,
        int tag,
        Direction direction,
        Optional<ClassName> answer,
        boolean isPublic,
        boolean isDeprecated) {
    /** Returns whether code of a package can reach the record. */
    public boolean isReachableFrom(String packageName) {
        return isPublic || name.packageName().equals(packageName);
    }
}
