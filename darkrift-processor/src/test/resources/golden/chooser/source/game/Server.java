package game;

import io.darkrift.annotation.DarkriftMessage;

public class Server {
    @DarkriftMessage(tag = 3)
    record Stop() {}
}
