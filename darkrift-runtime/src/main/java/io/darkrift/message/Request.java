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
 * <p>The other end has a handler: {@code onRequest(GetPage.class, (client, request) -> Answer.of(...))}. The direction
 * of the request decides which end may send it; with {@link io.darkrift.annotation.Direction#BOTH} both may.
 *
 * <p>On the wire, a request is a reliable message with its own tag. The payload begins with the id of the request
 * (u32), and the record follows. The highest bit of the id is 0 in a request of a client, and 1 in a request of a
 * server. The answer has the tag of the request, not the tag of the record in it. It begins with the same id and the
 * status (u8). If the status is 0, the record follows. If it is 1, the code (u16) and the text (string) of the {@link
 * io.darkrift.connection.RequestFailedException} follow. Requests are an addition of this library; programs in C# read
 * and write them as ordinary messages.
 *
 * @param <R> the record that is the answer
 */
public interface Request<R> {}
