package game;

import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.Int16;
import io.darkrift.annotation.UInt32;

@DarkriftStruct
record Stance(Team team, @Int16 Posture posture, @UInt32 Posture next, Vector eyes) {}
