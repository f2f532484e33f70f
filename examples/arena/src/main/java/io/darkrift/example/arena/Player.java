package io.darkrift.example.arena;

import io.darkrift.server.RemoteClient;

/** Somebody who has logged in. */
record Player(int id, String name, RemoteClient client) {}
