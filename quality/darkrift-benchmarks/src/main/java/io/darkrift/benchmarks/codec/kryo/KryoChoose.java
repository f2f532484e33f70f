package io.darkrift.benchmarks.codec.kryo;

import io.darkrift.benchmarks.message.Choose;

/** M2, as Kryo likes it. */
final class KryoChoose {
    public int[] items = {};

    KryoChoose() {}

    KryoChoose(Choose choose) {
        items = choose.items();
    }

    Choose toRecord() {
        return new Choose(items);
    }
}
