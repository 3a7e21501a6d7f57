package io.lorapipe.upload.fetch;

import java.util.List;

class FirstFetchOnH2Tests extends FirstFetchContract {

    @Override
    protected List<String> database() {
        return List.of();
    }
}
