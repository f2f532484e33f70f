package io.darkrift.processor.model;

import com.palantir.javapoet.CodeBlock;

/**
 * What a component is where an older peer ends its message before it.
 *
 * @param text as the user gave it; empty if nothing was given
 * @param value an expression for it
 */
public record Fallback(String text, CodeBlock value) {}
