package io.lorapipe.archive.build;

class InMemoryCheckedImagesTests extends CheckedImagesContract {

    private final CheckedImages checked = new InMemoryCheckedImages();

    @Override
    protected CheckedImages checked() {
        return checked;
    }
}
