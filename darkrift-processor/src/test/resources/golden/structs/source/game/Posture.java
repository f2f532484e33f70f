package game;

import io.darkrift.annotation.WireValue;

public enum Posture {
    STANDING,
    @WireValue(10)
    CROUCHING,
    PRONE
}
