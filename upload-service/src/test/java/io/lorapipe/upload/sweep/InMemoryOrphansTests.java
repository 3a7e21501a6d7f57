package io.lorapipe.upload.sweep;

class InMemoryOrphansTests extends OrphansContract {

    private final Orphans orphans = new InMemoryOrphans(CLOCK);

    @Override
    protected Orphans orphans() {
        return orphans;
    }
}
