package io.darkrift.message;

/**
 * A message that the peer answers with another message, or refuses. Both are records of the registry:
 *
 * <pre>{@code
 * @DarkriftMessage(tag = 20, direction = Direction.CLIENT_TO_SERVER)
 * record GetPage(@UInt16 int page) implements Request<Page> {}
 *
 * @DarkriftMessage(tag = 21, direction = Direction.SERVER_TO_CLIENT)
 * record Page(List<String> names) {}
 *
 * CompletableFuture<Page> page = client.request(new GetPage(3));
 * }</pre>
 *
 * <p>The other end has a handler: {@code onRequest(GetPage.class, (client, request) -> Answer.of(...))}. The direction of the
 * request says who asks; with {@link io.darkrift.annotation.Direction#BOTH} both may.
 *
 * <p>On the wire, a request is a reliable message with its tag. The payload begins with a u32, the id of the request, and the
 * record follows. The highest bit of the id is 0 where a client asks, and 1 where a server asks. The answer has the tag of the
 * request, not of the record in it. It begins with the same id and a u8, the status. With status 0 the record follows; with
 * status 1 a u16, the code, and a string, the text of the {@link io.darkrift.connection.RequestFailedException}. This is an
 * addition of this library; programs in C# read and write it as any message.
 *
 * @param <R> the record that is the answer
 */
public interface Request<R> {}
