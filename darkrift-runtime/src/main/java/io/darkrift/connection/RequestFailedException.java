package io.darkrift.connection;

import io.darkrift.DarkriftException;
import java.util.Objects;

/**
 * Thrown when the peer refuses a request. A handler throws it to refuse a request.
 *
 * <p>Codes of 65,500 and higher are those of this library.
 */
public final class RequestFailedException extends DarkriftException {
    /** The handler of the request failed. Its end has logged why. */
    public static final int INTERNAL_ERROR = 65_500;

    /** The peer has no handler of this request. */
    public static final int NO_HANDLER = 65_501;

    /** As many requests of this end as {@code maxPendingRequests} allows wait at the peer for their answers. */
    public static final int TOO_MANY_REQUESTS = 65_502;

    private static final int FIRST_OF_LIBRARY = INTERNAL_ERROR;
    private static final int MAX_CODE = 65_535;
    private static final long serialVersionUID = 1L;

    /** Tells what is wrong. */
    private final int code;

    /** The same in words. */
    private final String text;

    /**
     * Creates a refusal.
     *
     * @param code the reason, as both ends know it: 0 to 65,499
     * @param text the reason in words; it is sent to the peer
     * @throws IllegalArgumentException if the code is out of range
     */
    public RequestFailedException(int code, String text) {
        this(check(code), text, true);
    }

    private RequestFailedException(int code, String text, boolean checked) {
        super(text + " (code " + code + ")");
        this.code = code;
        this.text = Objects.requireNonNull(text, "text");
    }

    /**
     * Returns an exception for a refusal that a peer or the library has sent. For the library itself.
     *
     * @param code the code, 0 to 65,535
     * @param text the text
     * @return the exception
     */
    public static RequestFailedException received(int code, String text) {
        if (code < 0 || code > MAX_CODE) {
            throw new IllegalArgumentException("code " + code + " is out of range: it is 0 to " + MAX_CODE);
        }
        return new RequestFailedException(code, text, true);
    }

    private static int check(int code) {
        if (code < 0 || code >= FIRST_OF_LIBRARY) {
            throw new IllegalArgumentException("code " + code + " is out of range: it is 0 to " + (FIRST_OF_LIBRARY - 1)
                    + ", because this library has the codes above");
        }
        return code;
    }

    /**
     * Returns the code.
     *
     * @return 0 to 65,535
     */
    public int code() {
        return code;
    }

    /**
     * Returns the text of the refusal, without the code.
     *
     * @return the text, as the peer has sent it: it is not escaped
     */
    public String text() {
        return text;
    }
}
