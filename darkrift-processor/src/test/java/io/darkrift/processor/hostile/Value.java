package io.darkrift.processor.hostile;

import java.util.Random;

/** Makes a value of a component, of classes that a class loader finds. */
@FunctionalInterface
interface Value {
    Object make(Random random, ClassLoader loader) throws ReflectiveOperationException;
}
