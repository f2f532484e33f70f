package io.darkrift.core.dispatch;

import io.darkrift.message.MessageSerializer;
import io.darkrift.message.Request;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A request of the registry: how its messages look, both ways. See {@link Request}.
 *
 * @param <Q> the request
 */
public final class RequestType<Q> implements MessageSerializer<Object> {
    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;

    /** Marks ids of a server. */
    private static final int OF_SERVER = 0x8000_0000;

    private final MessageSerializer<Q> request;
    private final MessageSerializer<?> answer;
    private final String end;
    private final boolean isSent;
    private final boolean isReceived;
    private final int ownBit;

    /**
     * The peer asks.
     *
     * @param id the id of its request
     * @param request the record
     */
    public record Question(int id, Object request) {}

    /**
     * The peer answers with a record.
     *
     * @param id the id of the request
     * @param value the record
     */
    public record Result(int id, Object value) {}

    /**
     * The peer refuses.
     *
     * @param id the id of the request
     * @param code why
     * @param text why, in words
     */
    public record Refusal(int id, int code, String text) {}

    RequestType(
            MessageSerializer<Q> request,
            MessageSerializer<?> answer,
            String end,
            boolean isServer,
            boolean isSent,
            boolean isReceived) {
        this.request = request;
        this.answer = answer;
        this.end = end;
        this.isSent = isSent;
        this.isReceived = isReceived;
        this.ownBit = isServer ? OF_SERVER : 0;
    }

    /** Returns the class of the answers to a request. */
    static Class<?> answerOf(Class<?> request) {
        for (Type type : request.getGenericInterfaces()) {
            if (type instanceof ParameterizedType parameterized
                    && parameterized.getRawType() == Request.class
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> answer) {
                return answer;
            }
        }
        throw new IllegalArgumentException(request.getName()
                + " does not say what its answers are: let it implement Request<Page>, with a record of"
                + " the registry in place of Page");
    }

    /**
     * Returns whether this end may ask.
     *
     * @return true if the direction of the request allows it
     */
    public boolean isSent() {
        return isSent;
    }

    /**
     * Returns whether the peer may ask.
     *
     * @return true if the direction of the request allows it
     */
    public boolean isReceived() {
        return isReceived;
    }

    /**
     * Returns the id of a request of this end.
     *
     * @param number counts up
     * @return the id
     */
    public int newId(int number) {
        return number & ~OF_SERVER | ownBit;
    }

    /**
     * Encodes a request.
     *
     * @param id its id
     * @param record the request
     * @return the payload
     */
    public byte[] encodeRequest(int id, Object record) {
        DarkriftWriter out = new DarkriftWriter();
        out.writeInt32(id);
        request.write(request.type().cast(record), out);
        return out.toByteArray();
    }

    /**
     * Encodes an answer.
     *
     * @param id the id of the request
     * @param record the answer
     * @return the payload
     * @throws ClassCastException if it is not the record that the request names
     */
    public byte[] encodeResult(int id, Object record) {
        return encodeResult(answer, id, record);
    }

    private static <R> byte[] encodeResult(MessageSerializer<R> serializer, int id, Object record) {
        DarkriftWriter out = new DarkriftWriter();
        out.writeInt32(id);
        out.writeUInt8(SUCCEEDED);
        serializer.write(serializer.type().cast(record), out);
        return out.toByteArray();
    }

    /**
     * Encodes a refusal.
     *
     * @param id the id of the request
     * @param code why
     * @param text why, in words
     * @return the payload
     */
    public byte[] encodeRefusal(int id, int code, String text) {
        DarkriftWriter out = new DarkriftWriter();
        out.writeInt32(id);
        out.writeUInt8(FAILED);
        out.writeUInt16(code);
        out.writeString(text);
        return out.toByteArray();
    }

    @Override
    public int tag() {
        return request.tag();
    }

    /** Returns the class of the request. The messages themselves are a question, a result or a refusal. */
    @Override
    @SuppressWarnings("unchecked") // Only its name is asked for.
    public Class<Object> type() {
        return (Class<Object>) (Class<?>) request.type();
    }

    @Override
    public void write(Object value, DarkriftWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object read(DarkriftReader in) {
        int id = in.readInt32();
        boolean isAnswer = (id & OF_SERVER) == ownBit;
        if (isAnswer ? !isSent : !isReceived) {
            throw new WireException(
                    DirectedMessages.describe(request) + ", and a " + end + " does not accept "
                            + (isAnswer ? "answers to it" : "it"),
                    in.position());
        }
        if (!isAnswer) {
            return new Question(id, request.read(in));
        }
        return in.readUInt8() == SUCCEEDED
                ? new Result(id, answer.read(in))
                : new Refusal(id, in.readUInt16(), in.readString());
    }
}
