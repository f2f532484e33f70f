/**
 * The annotation processor. Elements are read into immutable models ({@code read} into {@code model}), of which classes
 * are written ({@code write}); what breaks a rule is collected ({@code report}) and printed in the last round. What goes
 * over the wire is described in the words of {@code io.darkrift.protocol}: {@code describe} makes the description of a
 * module, and {@code peers} derives from that of a message what other languages can't read.
 *
 * <p>The words that hold throughout:
 *
 * <ul>
 *   <li>message, struct: an annotated record, and its {@code RecordModel};
 *   <li>component: a component of a record, and what is said of it;
 *   <li>wire type: how a value is written, {@code WireType}: a {@code ValueDescription}, and the Java types that hold it;
 *   <li>layout: where components lie in the bytes, {@code StructLayout}: runs, slots of a run, and fields of a slot;
 *   <li>codec: what writes and reads a value that is more than one, in a constant of a serializer;
 *   <li>default: what an appended component is where an older peer does not send it;
 *   <li>marks: the annotations of a component, each of which is taken by a part of its type;
 *   <li>rule, finding, site: what is wrong, with its id, and where it is shown;
 *   <li>refusal: a rule that stopped the reading of a component; unresolved: a type that another processor may write;
 *   <li>operand: a value in generated code.
 * </ul>
 */
package io.darkrift.processor;
