package io.darkrift.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what a serializer that is written by hand writes, for components that are {@link SerializedBy} it. The
 * description of the protocol, the lock and the fingerprint then include its layout. Of a serializer without this
 * annotation, they include only the name.
 *
 * <pre>{@code
 * @WireLayout({"cents: int64", "currency: text(US_ASCII) max 3"})
 * public final class MoneySerializer implements ValueSerializer<Money> {}
 * }</pre>
 *
 * <p>The compiler checks that the strings are well-formed. It can't check that the serializer writes these values.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface WireLayout {
    /**
     * The values that the serializer writes, in order.
     *
     * @return for each a name, a colon and a type in the notation of descriptions: {@code int64}, {@code text(UTF_8)},
     *     {@code struct(game.Point)}
     */
    String[] value();
}
