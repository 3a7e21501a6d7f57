package io.lorapipe.upload.lease;

class InMemoryLeasesTests extends DeletionsContract {

    private final InMemoryLeases leases = new InMemoryLeases(TERMS, CLOCK);

    @Override
    protected Leases leases() {
        return leases;
    }

    @Override
    protected Deletions deletions() {
        return leases;
    }

    @Override
    protected Retention retention() {
        return leases;
    }
}
