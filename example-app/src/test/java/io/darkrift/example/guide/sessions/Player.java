package io.darkrift.example.guide.sessions;

import io.darkrift.server.RemoteClient;

record Player(RemoteClient client, String name) {}
