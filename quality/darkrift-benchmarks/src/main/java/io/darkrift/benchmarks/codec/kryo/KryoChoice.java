package io.darkrift.benchmarks.codec.kryo;

import io.darkrift.benchmarks.message.Choice;

/** M1, as Kryo likes it. */
final class KryoChoice {
    public int item;

    KryoChoice() {}

    KryoChoice(Choice choice) {
        item = choice.item();
    }

    Choice toRecord() {
        return new Choice(item);
    }
}
