package io.darkrift.server;

import io.darkrift.connection.SendResult;
import io.darkrift.core.sending.SharedMessage;
import io.darkrift.message.SendMode;

/** A client that groups and broadcasts send to: a connection, or a session that outlives its connections. */
interface Recipient extends RemoteClient {
    /** Sends a message that goes to others, too. */
    SendResult sendShared(SharedMessage message, SendMode mode);

    /** The groups that the client is a member of. */
    Memberships memberships();
}
