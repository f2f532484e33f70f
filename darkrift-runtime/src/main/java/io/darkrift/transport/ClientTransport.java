package io.darkrift.transport;

import io.darkrift.DarkriftException;
import io.darkrift.connection.EventLoops;

/** The address that a client connects to, and the transport: an immutable description, which can be used any number of times. */
public interface ClientTransport {
    /**
     * Begins to connect. Never blocks, and never throws for what goes wrong on the network: that is reported to {@link
     * Dialer#failed}.
     *
     * @param dialer what the client gives and takes; exactly one of its two last methods is called, once
     * @return a handle that gives up
     */
    Attempt connect(Dialer dialer);

    /** An attempt to connect. */
    interface Attempt {
        /**
         * Gives up: frees all that the attempt holds, and calls neither method of the dialer any more. Does nothing after
         * the attempt has ended. Safe for use by any thread.
         */
        void cancel();
    }

    /** The client, as its transport sees it. */
    interface Dialer {
        /**
         * Returns the event loops of the client. They are made by the first call, for transports that need sockets.
         *
         * @return the event loops
         */
        EventLoops eventLoops();

        /**
         * Returns the settings of the client.
         *
         * @return the settings
         */
        LinkSettings settings();

        /**
         * Takes a link whose handshake is over. Called on the event loop of the link.
         *
         * @param link the link, which is paused
         * @return the handler of the link; the client resumes reading when it is ready
         */
        LinkHandler established(Link link);

        /**
         * Reports that the connection could not be made. Called on any thread.
         *
         * @param cause what was expected, what arrived, and what to do
         */
        void failed(DarkriftException cause);
    }
}
