package io.darkrift.processor.model;

/** One method for each wire type, so that the compiler finds what a new type still lacks. */
public interface WireTypeVisitor<R> {
    R numeric(WireType.Numeric type);

    R bool(WireType.Bool type);

    R enumerated(WireType.Enumerated type);

    R ready(WireType.Ready type);

    R packed(WireType.Packed type);

    R quantized(WireType.Quantized type);

    R fixedStruct(WireType.FixedStruct type);

    R varyingStruct(WireType.VaryingStruct type);

    R text(WireType.Text type);

    R character(WireType.Char type);

    R custom(WireType.Custom type);

    R union(WireType.Union type);

    R maybe(WireType.Maybe type);

    R mapping(WireType.Mapping type);

    R sequence(WireType.Sequence type);
}
