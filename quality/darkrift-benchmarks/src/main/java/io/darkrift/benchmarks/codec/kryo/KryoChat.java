package io.darkrift.benchmarks.codec.kryo;

import io.darkrift.benchmarks.message.Chat;

/** M5, as Kryo likes it. */
final class KryoChat {
    public String text = "";

    KryoChat() {}

    KryoChat(Chat chat) {
        text = chat.text();
    }

    Chat toRecord() {
        return new Chat(text);
    }
}
