package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Int16;
import io.darkrift.annotation.Int32;
import io.darkrift.annotation.Int64;
import io.darkrift.annotation.Int8;
import io.darkrift.annotation.UInt16;
import io.darkrift.annotation.UInt64;
import java.util.List;

/** Enums as numbers of several widths, their arrays and lists. */
@DarkriftMessage(tag = 111)
public record Enums(
        Colour colour,
        @UInt16 Colour wideColour,
        @Int64 Colour widestColour,
        @UInt16 Status status,
        @Int32 Status wideStatus,
        @UInt64 Status widestStatus,
        @Int8 Sign sign,
        Colour[] colours,
        List<Colour> colourList,
        @UInt16 Status[] statuses,
        @UInt16 List<Status> statusList,
        @Int16 Sign[] signs) {}
