package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.TextEncoding;
import java.util.List;

/** A struct of varying size, with an encoding of its own. */
@DarkriftStruct(encoding = TextEncoding.UTF_8)
public record Item(short id, String name, int[] counts, Point at, List<String> tags, long price) {}
