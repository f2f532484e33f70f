package io.darkrift.example.guide;

import io.darkrift.annotation.UnknownConstant;

public enum Gait {
    @UnknownConstant
    UNKNOWN,
    WALK,
    RUN
}
