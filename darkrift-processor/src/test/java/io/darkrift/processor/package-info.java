/**
 * Tests of the annotation processor, which run it in the compiler.
 *
 * <p>What it writes for the sources in {@code src/test/resources/golden/<case>/source} is compared with the files in
 * {@code src/test/resources/golden/<case>/generated}. After a wanted change, rewrite those with
 * {@code mvn test -pl darkrift-processor -am -Ddarkrift.golden.rewrite=true} and review the difference.
 */
package io.darkrift.processor;
