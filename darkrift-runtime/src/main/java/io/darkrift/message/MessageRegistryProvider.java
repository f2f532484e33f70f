package io.darkrift.message;

import java.util.function.Supplier;

/**
 * Makes the registry of a module known to {@link MessageRegistry#load()}, which finds providers with a
 * {@link java.util.ServiceLoader}. The annotation processor writes one.
 */
public interface MessageRegistryProvider extends Supplier<MessageRegistry> {}
