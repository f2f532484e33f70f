/**
 * Messages, their serializers and the registry that finds them. This package does not depend on the network.
 *
 * <p>The annotation processor writes a {@link io.darkrift.message.MessageRegistry} for each module. {@link
 * io.darkrift.message.MessageRegistry#load()} finds them.
 */
@NullMarked
package io.darkrift.message;

import org.jspecify.annotations.NullMarked;
