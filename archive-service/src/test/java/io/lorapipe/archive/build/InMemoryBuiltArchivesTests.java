package io.lorapipe.archive.build;

class InMemoryBuiltArchivesTests extends BuiltArchivesContract {

    private final BuiltArchives built = new InMemoryBuiltArchives();

    @Override
    protected BuiltArchives built() {
        return built;
    }
}
