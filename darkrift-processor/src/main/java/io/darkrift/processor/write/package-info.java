/** Writes the generated classes from descriptions, without a look at the compiler. */
package io.darkrift.processor.write;
