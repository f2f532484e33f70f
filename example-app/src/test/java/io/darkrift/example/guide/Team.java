package io.darkrift.example.guide;

import io.darkrift.annotation.WireValue;

public enum Team {
    RED,
    BLUE,
    @WireValue(200)
    SPECTATOR
}
