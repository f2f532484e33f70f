/**
 * The annotations that make records messages.
 *
 * <p>A record marked {@link io.darkrift.annotation.DarkriftMessage @DarkriftMessage} is a message: the annotation
 * processor writes its serializer and adds it to the registry of the module. A record marked {@link
 * io.darkrift.annotation.DarkriftStruct @DarkriftStruct} is a value inside messages. The wire type of a component comes
 * from its annotation, or else from its Java type:
 *
 * <table>
 * <caption>Wire types</caption>
 * <tr><th>annotation</th><th>Java types</th><th>default for</th></tr>
 * <tr><td>{@link io.darkrift.annotation.Int8 @Int8}, {@link io.darkrift.annotation.Int16 @Int16},
 *     {@link io.darkrift.annotation.Int32 @Int32}, {@link io.darkrift.annotation.Int64 @Int64}</td>
 *     <td>an integer type at least as wide; a wider one is checked on writing</td><td>byte, short, int, long</td></tr>
 * <tr><td>{@link io.darkrift.annotation.UInt8 @UInt8}, {@link io.darkrift.annotation.UInt16 @UInt16},
 *     {@link io.darkrift.annotation.UInt32 @UInt32}</td>
 *     <td>a wider integer type (checked), or one of the same width (bits as they are)</td><td></td></tr>
 * <tr><td>{@link io.darkrift.annotation.UInt64 @UInt64}</td><td>long (bits as they are),
 *     {@link java.math.BigInteger} (checked)</td><td></td></tr>
 * <tr><td>{@link io.darkrift.annotation.Float32 @Float32}, {@link io.darkrift.annotation.Float64 @Float64}</td>
 *     <td>float, double</td><td>float, double</td></tr>
 * <tr><td>{@link io.darkrift.annotation.Bool @Bool}, {@link io.darkrift.annotation.Char @Char},
 *     {@link io.darkrift.annotation.Text @Text}</td><td>boolean, char, String</td><td>boolean, char, String</td></tr>
 * <tr><td>any of these</td><td>an array or a {@link java.util.List} of the Java type</td>
 *     <td>arrays and lists of the above</td></tr>
 * <tr><td>none, or an integer annotation</td><td>an enum: its ordinal, or its
 *     {@link io.darkrift.annotation.WireValue @WireValue}, as {@code @UInt8} or as annotated</td><td>enums</td></tr>
 * <tr><td>none</td><td>a {@link io.darkrift.annotation.DarkriftStruct @DarkriftStruct} record; arrays and lists</td>
 *     <td>nested records</td></tr>
 * <tr><td>none, or an integer annotation</td><td>a sealed interface of structs, each with its
 *     {@link io.darkrift.annotation.WireValue @WireValue}: the number as {@code @UInt8} or as annotated, then the
 *     struct; arrays and lists</td><td>sealed interfaces</td></tr>
 * <tr><td>none</td><td>{@link java.util.UUID}, {@link java.time.Instant}, {@link java.time.Duration}, and the vectors of
 *     {@code io.darkrift.value}; arrays and lists</td><td>themselves</td></tr>
 * <tr><td>that of the values; {@link io.darkrift.annotation.MapKey @MapKey} for that of the keys</td>
 *     <td>a {@link java.util.Map}</td><td>maps</td></tr>
 * <tr><td>that of the value</td><td>an {@link java.util.Optional}, or a component that is {@code @Nullable} (any
 *     annotation of that name): a boolean, then the value if it is there</td><td>optionals</td></tr>
 * <tr><td>{@link io.darkrift.annotation.Quantized @Quantized}</td><td>float, double; arrays, lists and optionals</td>
 *     <td></td></tr>
 * <tr><td>{@link io.darkrift.annotation.Bits @Bits}</td><td>boolean, an integer type, an enum: a few bits in bytes
 *     shared with the neighbours</td><td></td></tr>
 * <tr><td>{@link io.darkrift.annotation.SerializedBy @SerializedBy}</td>
 *     <td>any class, with a serializer of the user's</td><td></td></tr>
 * </table>
 *
 * <p>A component can also have limits, which are checked on writing and on reading: {@link
 * io.darkrift.annotation.MaxLength @MaxLength} and {@link io.darkrift.annotation.Range @Range}. A component that was
 * added later, and that older peers do not send, is {@link io.darkrift.annotation.Appended @Appended}.
 *
 * <p>{@link io.darkrift.annotation.Direction} sets the ends that may send a message. {@link
 * io.darkrift.annotation.DarkriftTags @DarkriftTags} reserves a range of tags for a package.
 *
 * <p>All annotations are stored in class files, but are not visible to reflection.
 */
package io.darkrift.annotation;
