package io.darkrift.connection;

/** Handlers on the event loop. */
enum EventLoopDispatcher implements Dispatcher {
    INSTANCE
}
