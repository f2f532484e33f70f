package io.darkrift.protocol;

import java.util.List;
import java.util.Objects;

/**
 * A change of a message.
 *
 * @param kind what changed
 * @param message the canonical name of the message as it is now, or as it was if it was removed; empty for the registry
 * @param text what was and what is, in a line
 * @param diff the message with the structs, enums and unions in it, as far as they changed: a line for each component.
 *     Old lines begin with {@code "  - "}, new ones with {@code "  + "}, those that stay with four spaces
 */
public record ProtocolChange(ChangeKind kind, String message, String text, List<String> diff) {
    /**
     * A change.
     *
     * @param kind what changed
     * @param message the canonical name of the message, or empty
     * @param text what was and what is, in a line
     * @param diff lines of old and new
     */
    public ProtocolChange {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(message);
        Objects.requireNonNull(text);
        diff = List.copyOf(diff);
    }

    /**
     * Returns what the change does to peers that have not changed.
     *
     * @return the severity of the kind
     */
    public Severity severity() {
        return kind.severity();
    }
}
