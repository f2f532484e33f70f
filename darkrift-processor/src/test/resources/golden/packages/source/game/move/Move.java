package game.move;

import io.darkrift.annotation.DarkriftMessage;

public interface Move {
    @DarkriftMessage(tag = 3)
    record Start(float x, float y) {}

    @DarkriftMessage(tag = 4)
    record Stop() {}
}
