package io.darkrift.example.guide.rooms;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.MaxLength;

/** A line in one of the chat channels that a player is in. */
@DarkriftMessage(tag = 124)
public record ChannelLine(int channel, @MaxLength(200) String text) {}
