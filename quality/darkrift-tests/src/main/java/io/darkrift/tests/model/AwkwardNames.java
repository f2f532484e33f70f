package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.SerializedBy;
import io.darkrift.annotation.UInt8;
import java.util.List;
import java.util.UUID;

/** Components with the names that generated code likes best. */
@SuppressWarnings("VariableNameSameAsType")
@DarkriftMessage(tag = 114)
public record AwkwardNames(
        int in,
        String out,
        int[] value,
        int position,
        int bytes,
        long at,
        List<String> count,
        int i,
        Point start,
        Point[] e,
        short tag,
        Colour type,
        boolean read,
        boolean write,
        int awkwardNames,
        int AwkwardNames,
        String[] element,
        int INSTANCE,
        int BigEndian,
        List<Item> List,
        @SerializedBy(UuidSerializer.class) UUID serializer,
        @UInt8 int TAG) {}
