package game;

import io.darkrift.annotation.DarkriftMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@DarkriftMessage(tag = 1)
public record Drop(Item item, Item[] row, List<Item> all, Map<Byte, Item> slots, Optional<Item> hidden, Place at) {}
