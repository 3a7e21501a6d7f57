package io.lorapipe.sandbox.weights;

/** A matrix of bfloat16 numbers. */
record Tensor(String name, int rows, int columns) {

    static final int BYTES_PER_NUMBER = 2;

    long bytes() {
        return (long) rows * columns * BYTES_PER_NUMBER;
    }
}
