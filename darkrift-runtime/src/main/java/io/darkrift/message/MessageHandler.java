package io.darkrift.message;

/**
 * Handles the messages of a module. The annotation processor writes an interface that extends this one, with a method
 * for each message, so that the compiler reports an unhandled message. Give an object of a class that implements it to
 * the builder of a client or server.
 *
 * <pre>{@code
 * final class Game implements GameServerHandler<RemoteClient> {
 *     @Override
 *     public void onChoose(RemoteClient client, Choose choose) {
 *         client.send(new Choice(choose.items()[0]));
 *     }
 * }
 *
 * DarkriftServer.builder().handler(new Game())
 * }</pre>
 *
 * <p>The context may have any other type, such as a player. The builders then need a function that finds the context of
 * a connection; code that receives messages by itself calls {@link #handle}.
 *
 * @param <C> what a message is handled with: the connection that it arrived over, for the builders
 */
public interface MessageHandler<C> {
    /**
     * Returns all messages of the module, also those that this end only sends.
     *
     * @return their registry
     */
    MessageRegistry registry();

    /**
     * Returns whether {@link #dispatch} or {@link #answer} has a method for a message.
     *
     * @param tag its tag
     * @return true if it is; always the same for the same tag
     */
    boolean handles(int tag);

    /**
     * Calls the method for a message.
     *
     * @param context what the message is handled with
     * @param tag the tag of the message, one that this {@linkplain #handles handles}
     * @param message the message, of the type that the registry has for the tag
     * @throws UnknownTagException if there is no method for the tag
     * @throws Exception what the method throws
     */
    void dispatch(C context, int tag, Object message) throws Exception;

    /**
     * Calls the method for a request.
     *
     * @param context what the request is answered with
     * @param tag the tag of the request, one that this {@linkplain #handles handles}
     * @param request the request, of the type that the registry has for the tag
     * @return the answer
     * @throws UnknownTagException if there is no method for the tag
     * @throws Exception what the method throws
     */
    default Answer<?> answer(C context, int tag, Object request) throws Exception {
        throw new UnknownTagException(tag);
    }

    /**
     * Reads a raw message and handles it, if it is one of these.
     *
     * @param context what the message is handled with
     * @param message the message
     * @return false if this handles no message with such a tag
     * @throws io.darkrift.wire.WireException if the payload is not such a record
     * @throws Exception what the method throws
     */
    default boolean handle(C context, Message message) throws Exception {
        if (!handles(message.tag())) {
            return false;
        }
        dispatch(context, message.tag(), registry().decode(message));
        return true;
    }
}
