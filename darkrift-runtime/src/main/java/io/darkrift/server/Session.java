package io.darkrift.server;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.EventHandler;
import io.darkrift.connection.RoundTripTime;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.SendResult;
import io.darkrift.core.AbstractConnection;
import io.darkrift.core.sending.AcknowledgedMessages;
import io.darkrift.core.sending.FrameList;
import io.darkrift.core.sending.SharedMessage;
import io.darkrift.core.support.Blocking;
import io.darkrift.core.support.GuardedFuture;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import io.darkrift.transport.LinkTraits;
import io.darkrift.transport.LinkWriter;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client that may lose its connection and return over another one. The application uses it in place of the
 * connection. Its methods are those of the current connection; reliable messages wait while there is no connection.
 *
 * @param <C> what the application knows a client by
 */
final class Session<C> implements Recipient {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    private final Sessions<C> sessions;
    private final ServerSettings settings;
    private final long id;
    private final Memberships memberships = new Memberships();
    private final GuardedFuture<DisconnectInfo> closed = new GuardedFuture<>();
    private volatile ServerConnection connection;
    private volatile @Nullable Object attachment;
    private volatile @Nullable C context;

    // Guarded by this.
    private final Map<Object, Consumer<ServerConnection>> ownHandlers = new LinkedHashMap<>();
    private final FrameList waiting = new FrameList();
    private final @Nullable AcknowledgedMessages stream;
    private final List<CompletableFuture<Void>> waitingForRoom = new ArrayList<>();
    private boolean heard;
    private ConnectionStatistics before = ConnectionStatistics.ZERO;
    private @Nullable ServerConnection counted;
    private byte[] secret = {};
    private byte @Nullable [] previousSecret;
    private byte @Nullable [] shown;
    private boolean suspended;
    private boolean suspending;
    private volatile boolean takenOver;
    private @Nullable LoginAttempt<?, C> claimant;
    private @Nullable DisconnectInfo loss;
    private @Nullable DisconnectInfo requestedEnd;
    private @Nullable DisconnectInfo end;
    private long suspendedAt;
    private @Nullable ScheduledFuture<?> expiry;

    Session(Sessions<C> sessions, ServerSettings settings, ServerConnection connection, long id) {
        this.sessions = sessions;
        this.settings = settings;
        this.connection = connection;
        this.id = id;
        Sessions.Settings<C> own = sessions.settings();
        this.stream = own.acknowledgeTag() < 0
                ? null
                : new AcknowledgedMessages(own.acknowledgeTag(), own.maxWaitingBytes(), sessions.newStreamId());
    }

    // ---- life

    /** The login was accepted. Returns the message that the client learns its token from. Where handlers run. */
    Object accept(C accepted) {
        String token;
        synchronized (this) {
            token = rotate(null);
        }
        return answer(accepted, token);
    }

    /** The client has got its token: the session lasts until its last handler. Where handlers run. */
    void begin(C accepted) {
        context = accepted;
        sessions.accepted(this);
        synchronized (this) {
            acknowledgeOver(connection);
        }
    }

    /** Begins to count messages both ways, with acknowledgements. Called with the lock held, where handlers run. */
    private void acknowledgeOver(ServerConnection next) {
        if (stream != null) {
            next.tapLater((bytes, from, to, tag) -> passes(next, bytes, from, to, tag));
            next.sendFrames(stream.acknowledgement());
        }
    }

    /** Sees what arrives. On the event loop of the connection. */
    private boolean passes(ServerConnection from, byte[] bytes, int start, int end, int tag) {
        AcknowledgedMessages all = Objects.requireNonNull(stream);
        boolean valid;
        boolean room;
        synchronized (this) {
            if (tag != all.tag()) {
                heard = true;
                if (all.received(end - start)) {
                    from.sendFrames(all.acknowledgement());
                }
                return true;
            }
            boolean first = !all.isFlowing();
            heard |= !first;
            valid = all.acknowledged(bytes, start + LinkWriter.HEADER_BYTES, end, false)
                    == AcknowledgedMessages.Answer.VALID;
            if (valid && first) {
                byte[] unsent = all.unsent();
                if (unsent.length > 0) {
                    from.sendFrames(unsent);
                }
            }
            room = all.hasRoom() && !waitingForRoom.isEmpty();
        }
        if (room) {
            takeWaitingForRoom().forEach(future -> future.complete(null));
        }
        if (!valid) {
            from.end(
                    DisconnectInfo.of(
                            Reason.PROTOCOL_ERROR,
                            "an acknowledgement with tag " + tag + " is not one of this session"),
                    null);
        }
        return false;
    }

    private Object answer(C known, String token) {
        return Objects.requireNonNull(sessions.settings().answer().apply(known, token), "the answer to a login");
    }

    /** Makes another token. The one that the client has shown is good until the client shows that it has this one. */
    private String rotate(byte @Nullable [] shownSecret) {
        previousSecret = shownSecret;
        secret = sessions.newSecret();
        return Sessions.token(id, secret);
    }

    /** The connection has ended. Where handlers run, behind all other handlers of the connection. */
    void connectionLost(ServerConnection lost, DisconnectInfo seen, C known) {
        DisconnectInfo last = null;
        DisconnectInfo info = takenOver
                ? DisconnectInfo.of(Reason.NETWORK_ERROR, "the client resumes the session over another connection")
                : seen;
        synchronized (this) {
            loss = info;
            before = before.plus(lost.statistics());
            counted = lost;
            byte[] unsent = lost.unsent();
            if (stream == null) {
                waiting.addFirst(unsent);
            } else {
                stream.stop();
            }
            if (requestedEnd != null) {
                last = requestedEnd;
            } else if (!info.isLoss()) {
                last = info;
            } else if (waiting.size() > sessions.settings().maxWaitingBytes()) {
                last = tooMuchWaits();
            } else if (!sessions.suspended(this)) {
                last = DisconnectInfo.of(Reason.SERVER_CLOSING, "the server is closing");
            }
            suspended = last == null;
            suspending = suspended;
            suspendedAt = System.currentTimeMillis();
        }
        if (last != null) {
            finish(last, known);
            return;
        }
        LOG.debug("Suspended {}: {}", this, info);
        expireLater(lost);
        try {
            if (sessions.settings().onSuspend() != null) {
                sessions.settings().onSuspend().handle(known, info);
            }
        } catch (Throwable e) {
            lost.handlerFailed("onSuspend", e);
        }
        LoginAttempt<?, C> next;
        synchronized (this) {
            takenOver = false;
            suspending = false;
            next = claimant;
        }
        if (next != null) {
            next.resumeLater(this);
        }
    }

    private DisconnectInfo tooMuchWaits() {
        return DisconnectInfo.of(
                Reason.SLOW_CONSUMER,
                "more than maxSuspendedBytes = " + sessions.settings().maxWaitingBytes()
                        + " wait for a session that has no connection, or to be acknowledged");
    }

    private void expireLater(ServerConnection lost) {
        try {
            ScheduledFuture<?> timer =
                    lost.schedule(this::expire, sessions.settings().time());
            synchronized (this) {
                expiry = timer;
            }
        } catch (RejectedExecutionException e) {
            expire();
        }
    }

    /** The time of a suspended session has passed, or others need its place. On any thread. */
    void expire() {
        endSuspended(Objects.requireNonNull(loss));
    }

    /** Ends the session if it has no connection. On any thread. */
    void endSuspended(DisconnectInfo info) {
        synchronized (this) {
            if (end != null) {
                return;
            }
            if (!suspended) {
                // The connection may have been lost, which its last handler is about to find.
                boolean isLost = takenOver
                        || connection.end() != null && connection.end().isLoss();
                requestedEnd = isLost ? info : requestedEnd;
                return;
            }
            end = info;
        }
        connection.handleLast(() -> finish(info, Objects.requireNonNull(context)));
    }

    /** The last handler of the session. Where handlers run. */
    private void finish(DisconnectInfo info, C known) {
        LoginAttempt<?, C> refused;
        synchronized (this) {
            end = info;
            suspended = false;
            waiting.takeAll();
            refused = claimant;
            claimant = null;
            if (expiry != null) {
                expiry.cancel(false);
                expiry = null;
            }
        }
        sessions.ended(this);
        memberships.end(this);
        takeWaitingForRoom()
                .forEach(future -> future.completeExceptionally(
                        new ConnectionClosedException("the session has ended: " + info, info.cause())));
        if (refused != null) {
            refused.resumeLater(this);
        }
        LOG.debug("Ended {}: {}", this, info);
        try {
            sessions.onDisconnect().handle(known, info);
        } catch (Throwable e) {
            connection.handlerFailed("onDisconnect", e);
        }
        closed.complete(info);
    }

    /** Takes the session for a client that has sent a secret. Returns false if it must not have it. */
    boolean claim(byte[] given, LoginAttempt<?, C> attempt) {
        ServerConnection lost;
        boolean now;
        synchronized (this) {
            boolean current = MessageDigest.isEqual(given, secret);
            boolean previous = previousSecret != null && MessageDigest.isEqual(given, previousSecret);
            // The client may not have received the current token: it has not said anything since.
            boolean mayLackCurrent = suspended && (stream == null ? connection.receivedNothingButLogin() : !heard);
            if (end != null || claimant != null || !(current || previous && mayLackCurrent)) {
                return false;
            }
            claimant = attempt;
            shown = given;
            takenOver = !suspended;
            now = suspended && !suspending;
            lost = connection;
        }
        if (now) {
            attempt.resumeLater(this);
        } else {
            // It goes on in connectionLost. What has arrived is handled before.
            lost.breakLink();
        }
        return true;
    }

    /**
     * Goes on over another connection. Where its handlers run. Returns false if the session has ended, or the connection.
     */
    boolean resume(LoginAttempt<?, C> attempt, ServerConnection next) {
        C known = Objects.requireNonNull(context);
        String token;
        synchronized (this) {
            if (end != null || claimant != attempt || !next.isOpen()) {
                claimant = claimant == attempt ? null : claimant;
                return false;
            }
            token = rotate(shown);
        }
        Object answer;
        try {
            answer = answer(known, token);
            next.send(answer);
        } catch (Throwable e) {
            synchronized (this) {
                claimant = null;
            }
            throw e;
        }
        synchronized (this) {
            claimant = null;
            if (end != null) {
                return false;
            }
            suspended = false;
            if (expiry != null) {
                expiry.cancel(false);
                expiry = null;
            }
            attempt.adopt(this);
            heard = false;
            acknowledgeOver(next);
            ownHandlers.values().forEach(handler -> handler.accept(next));
            byte[] all = waiting.takeAll();
            if (all.length > 0) {
                next.sendFrames(all);
            }
            connection = next;
        }
        sessions.resumed(this);
        LOG.debug("Resumed {}", this);
        try {
            if (sessions.settings().onResume() != null) {
                sessions.settings().onResume().handle(known);
            }
        } catch (Throwable e) {
            next.handlerFailed("onResume", e);
        }
        return true;
    }

    /** Returns how the session waits for its client, or null if it does not. On any thread. */
    synchronized @Nullable SuspendedSession suspension() {
        if (!suspended) {
            return null;
        }
        Duration remaining = expiry == null
                ? sessions.settings().time()
                : Duration.ofNanos(Math.max(0, expiry.getDelay(TimeUnit.NANOSECONDS)));
        return new SuspendedSession(
                id,
                Instant.ofEpochMilli(suspendedAt),
                remaining,
                stream == null ? waiting.size() : stream.bytes(),
                connection.remoteAddress(),
                Objects.requireNonNull(loss));
    }

    /** Returns what the login was accepted with. */
    @Nullable C context() {
        return context;
    }

    // ---- what is sent

    @Override
    public SendResult send(Object message) {
        return send(message, DarkriftServer.modeOf(message));
    }

    @Override
    public SendResult send(Object message, SendMode mode) {
        ServerConnection tried = connection;
        if (isAcknowledged(tried, mode)) {
            return sendAcknowledged(frame(message));
        }
        SendResult result = tried.send(message, mode);
        return result == SendResult.CLOSED ? sendWithout(tried, () -> frame(message), mode) : result;
    }

    @Override
    public SendResult sendShared(SharedMessage message, SendMode mode) {
        ServerConnection tried = connection;
        if (isAcknowledged(tried, mode)) {
            return sendAcknowledged(message.bytes());
        }
        SendResult result = tried.sendShared(message, mode);
        return result == SendResult.CLOSED ? sendWithout(tried, message::bytes, mode) : result;
    }

    /** Without UDP an unreliable message takes the reliable way, where the peer counts it. */
    private boolean isAcknowledged(ServerConnection current, SendMode mode) {
        return stream != null && context != null && (mode == SendMode.RELIABLE || !current.hasUnreliable());
    }

    private synchronized SendResult sendAcknowledged(byte[] frame) {
        AcknowledgedMessages all = Objects.requireNonNull(stream);
        if (!isOpen(connection)) {
            return SendResult.CLOSED;
        }
        if (!all.add(frame)) {
            return overflowed();
        }
        if (all.isFlowing()) {
            connection.sendFrames(frame);
        }
        return SendResult.ACCEPTED;
    }

    private byte[] frame(Object message) {
        return SharedMessage.encode(
                settings.connection(),
                settings.handlers().messages(),
                message,
                settings.connection().maxSentBytes());
    }

    /** The connection has ended: a reliable message waits for the next one. */
    private SendResult sendWithout(ServerConnection tried, Supplier<byte[]> encoded, SendMode mode) {
        if (mode == SendMode.UNRELIABLE) {
            return isOpen() ? SendResult.UNRELIABLE_DROPPED : SendResult.CLOSED;
        }
        // Encoded without the lock: accessors and serializers are user code.
        byte[] frame = encoded.get();
        ServerConnection next = tried;
        while (true) {
            synchronized (this) {
                if (connection == next) {
                    return keep(next, frame);
                }
                next = connection;
            }
            SendResult result = next.sendFrame(frame);
            if (result != SendResult.CLOSED) {
                return result;
            }
        }
    }

    private SendResult keep(ServerConnection lost, byte[] frame) {
        if (!isOpen(lost)) {
            return SendResult.CLOSED;
        }
        if (waiting.size() + frame.length <= sessions.settings().maxWaitingBytes()) {
            waiting.add(frame);
            return SendResult.ACCEPTED;
        }
        return overflowed();
    }

    /** A message found no room. Called with the lock held. */
    private SendResult overflowed() {
        boolean ends = settings.connection().sendQueuePolicy() == SendQueuePolicy.DISCONNECT;
        if (ends && suspended) {
            DisconnectInfo info = tooMuchWaits();
            end = info;
            connection.handleLast(() -> finish(info, Objects.requireNonNull(context)));
        } else if (ends && stream != null) {
            connection.end(tooMuchWaits(), null);
        }
        return SendResult.FULL;
    }

    @Override
    public void sendBlocking(Object message) throws InterruptedException {
        sendBlocking(message, DarkriftServer.modeOf(message));
    }

    @Override
    public void sendBlocking(Object message, SendMode mode) throws InterruptedException {
        ServerConnection tried = connection;
        if (isAcknowledged(tried, mode)) {
            while (!send(message, mode).isAccepted()) {
                if (!isOpen()) {
                    throw new ConnectionClosedException("the session has ended", null);
                }
                Blocking.await(whenWritable(mode), null);
            }
            return;
        }
        try {
            tried.sendBlocking(message, mode);
        } catch (ConnectionClosedException e) {
            if (!sendWithout(tried, () -> frame(message), mode).isAccepted()) {
                throw e;
            }
        }
    }

    // ---- what users ask

    @Override
    public long sessionId() {
        return id;
    }

    @Override
    public synchronized boolean isOpen() {
        return isOpen(connection);
    }

    private boolean isOpen(ServerConnection current) {
        DisconnectInfo info = current.end();
        boolean keeps = context != null && (suspended || takenOver || info != null && info.isLoss());
        return end == null && (info == null && current.isOpen() || keeps);
    }

    @Override
    public CompletableFuture<DisconnectInfo> closed() {
        return context == null ? connection.closed() : closed.copy();
    }

    @Override
    public CompletableFuture<DisconnectInfo> closeAsync() {
        end(DisconnectInfo.of(Reason.LOCAL, "this side closed the session"), ServerConnection::closeAsync);
        return closed();
    }

    @Override
    public CompletableFuture<DisconnectInfo> closeAsync(Object farewell) {
        end(DisconnectInfo.of(Reason.LOCAL, "this side closed the session"), each -> each.closeAsync(farewell));
        return closed();
    }

    @Override
    public void close() {
        closeAsync();
        connection.close();
    }

    @Override
    public void close(Object farewell) {
        closeAsync(farewell);
        connection.close();
    }

    @Override
    public void abort() {
        end(DisconnectInfo.of(Reason.LOCAL, "this side aborted the session"), ServerConnection::abort);
    }

    @Override
    public void kick(String detail) {
        end(DisconnectInfo.of(Reason.KICKED, detail), each -> each.kick(detail));
    }

    @Override
    public void kick(String detail, Object farewell) {
        end(DisconnectInfo.of(Reason.KICKED, detail), each -> each.kick(detail, farewell));
    }

    /** Ends the session, and the connection that it has. Another one may take its place meanwhile. */
    private void end(DisconnectInfo info, Consumer<ServerConnection> onConnection) {
        ServerConnection tried;
        do {
            tried = connection;
            onConnection.accept(tried);
            endSuspended(info);
        } while (tried != connection);
    }

    @Override
    public synchronized ConnectionStatistics statistics() {
        return counted == connection ? before : before.plus(connection.statistics());
    }

    @Override
    public void attach(@Nullable Object value) {
        attachment = value;
    }

    @Override
    public <T> @Nullable T attachment(Class<T> type) {
        return AbstractConnection.castAttachment(attachment, type, this);
    }

    @Override
    public <T> void on(Class<T> type, EventHandler<? super T> handler) {
        Objects.requireNonNull(handler, "handler");
        keepHandler(type, each -> each.on(type, handler));
    }

    @Override
    public void onUnhandledMessage(EventHandler<? super Message> handler) {
        Objects.requireNonNull(handler, "handler");
        keepHandler(Message.class, each -> each.onUnhandledMessage(handler));
    }

    private void keepHandler(Object type, Consumer<ServerConnection> handler) {
        handler.accept(connection);
        synchronized (this) {
            ownHandlers.put(type, handler);
        }
    }

    @Override
    public Memberships memberships() {
        return memberships;
    }

    @Override
    public int id() {
        return connection.id();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return connection.remoteAddress();
    }

    @Override
    public Optional<InetSocketAddress> remoteUdpAddress() {
        return connection.remoteUdpAddress();
    }

    @Override
    public LinkTraits traits() {
        return connection.traits();
    }

    @Override
    public Instant connectedAt() {
        return connection.connectedAt();
    }

    @Override
    public MessageRegistry registry() {
        return connection.registry();
    }

    @Override
    public EncodedMessage encode(Object message) {
        return connection.encode(message);
    }

    @Override
    public int encodedSize(Object message) {
        return connection.encodedSize(message);
    }

    @Override
    public int maxUnreliableBytes() {
        return connection.maxUnreliableBytes();
    }

    @Override
    public CompletableFuture<Void> whenWritable() {
        return whenWritable(SendMode.RELIABLE);
    }

    @Override
    public CompletableFuture<Void> whenWritable(SendMode mode) {
        ServerConnection current = connection;
        if (!isAcknowledged(current, mode)) {
            return current.whenWritable(mode);
        }
        GuardedFuture<Void> future = new GuardedFuture<>();
        boolean now;
        synchronized (this) {
            now = Objects.requireNonNull(stream).hasRoom();
            if (!now && end == null) {
                waitingForRoom.add(future);
                return future;
            }
        }
        if (now) {
            future.complete(null);
        } else {
            future.completeExceptionally(new ConnectionClosedException("the session has ended", null));
        }
        return future;
    }

    private synchronized List<CompletableFuture<Void>> takeWaitingForRoom() {
        List<CompletableFuture<Void>> all = new ArrayList<>(waitingForRoom);
        waitingForRoom.clear();
        return all;
    }

    @Override
    public <R> CompletableFuture<R> request(Request<R> request) {
        return connection.request(request);
    }

    @Override
    public <R> CompletableFuture<R> request(Request<R> request, Duration timeout) {
        return connection.request(request, timeout);
    }

    @Override
    public CompletableFuture<Duration> ping() {
        return connection.ping();
    }

    @Override
    public CompletableFuture<Duration> ping(Object message, SendMode mode) {
        return connection.ping(message, mode);
    }

    @Override
    public Optional<RoundTripTime> roundTripTime() {
        return connection.roundTripTime();
    }

    @Override
    public Message receive() throws InterruptedException {
        return connection.receive();
    }

    @Override
    public Message receive(Duration timeout) throws InterruptedException {
        return connection.receive(timeout);
    }

    @Override
    public <T> T receive(Class<T> type) throws InterruptedException {
        return connection.receive(type);
    }

    @Override
    public <T> T receive(Class<T> type, Duration timeout) throws InterruptedException {
        return connection.receive(type, timeout);
    }

    @Override
    public CompletableFuture<Message> receiveAsync() {
        return connection.receiveAsync();
    }

    @Override
    public Iterable<Message> messages() {
        return connection.messages();
    }

    @Override
    public Stream<Message> stream() {
        return connection.stream();
    }

    @Override
    public void strike(String detail, int weight) {
        connection.strike(detail, weight);
    }

    @Override
    public int strikes() {
        return connection.strikes();
    }

    @Override
    public String toString() {
        return "session " + id + " of " + connection;
    }
}
