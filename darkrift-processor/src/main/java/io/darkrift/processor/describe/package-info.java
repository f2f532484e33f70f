/** Describes protocols: what the serializers write, in the words of {@code io.darkrift.protocol}. */
package io.darkrift.processor.describe;
