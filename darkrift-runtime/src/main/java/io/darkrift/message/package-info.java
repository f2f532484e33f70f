/**
 * Messages, their serializers and the registry that finds them. Knows nothing of sockets.
 *
 * <p>A {@link io.darkrift.message.MessageRegistry} is made by the annotation processor, one for each module; get it
 * with {@link io.darkrift.message.MessageRegistry#load()}.
 */
@NullMarked
package io.darkrift.message;

import org.jspecify.annotations.NullMarked;
