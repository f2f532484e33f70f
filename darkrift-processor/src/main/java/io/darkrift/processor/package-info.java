/**
 * The annotation processor. Each annotated record is read into an immutable description
 * ({@code io.darkrift.processor.read} into {@code model}), of which a serializer is written ({@code write}); what breaks
 * a rule is collected ({@code report}) and printed in the last round.
 */
package io.darkrift.processor;
