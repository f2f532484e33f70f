/**
 * The annotation processor. A record goes through it in one round:
 *
 * <ol>
 *   <li>{@code read} makes a {@code RecordModel} of its elements, or finds what breaks a rule;
 *   <li>{@code peers} looks for what other languages can't read;
 *   <li>{@code write} makes the serializer of the model, without a look at the compiler;
 *   <li>{@code registry} makes what is made of all messages together: registry, handlers and description. {@code describe}
 *       makes the description of the protocol, in the words of {@code io.darkrift.protocol}, and {@code lock} compares it
 *       with that of a file;
 *   <li>{@code files} hands all of it to the compiler, and knows what an earlier compilation has left;
 *   <li>{@code report} collects what is wrong, and prints it in the last round.
 * </ol>
 *
 * <p>The {@code DarkriftProcessor} does the first three for each record, the {@code RegistryProcessor} the rest. What they
 * share is a {@code Compilation}.
 *
 * <p>Ten words hold throughout:
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
