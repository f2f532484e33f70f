/**
 * Random models that are legal Java, though nobody would write them: each compiles and is read as it was written, or
 * breaks a rule that has an id. {@code mvn test} takes 200 of them; this takes 20,000, and another seed:
 *
 * <pre>
 * mvn test -pl darkrift-processor -am -Dtest=HostileModelsTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtest.jit= -Ddarkrift.hostile.models=20000 -Ddarkrift.hostile.seed=1
 * </pre>
 *
 * <p>The JDK that runs Maven is the javac that compiles them: run it with JDK 17 and with the newest one.
 */
package io.darkrift.processor.hostile;
