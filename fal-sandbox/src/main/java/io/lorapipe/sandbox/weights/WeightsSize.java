package io.lorapipe.sandbox.weights;

/** How big the weights are. */
public enum WeightsSize {
    /** Rank 1, attention only: about 3.3 MB. */
    SMALL(1, false),
    /** Rank 16 with feed-forward layers: about 90 MB, like a file from fal. */
    REAL(16, true);

    private final int rank;
    private final boolean feedForward;

    WeightsSize(int rank, boolean feedForward) {
        this.rank = rank;
        this.feedForward = feedForward;
    }

    public int rank() {
        return rank;
    }

    boolean feedForward() {
        return feedForward;
    }
}
