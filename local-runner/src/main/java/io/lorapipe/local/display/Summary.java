package io.lorapipe.local.display;

import java.util.List;

/** What is said about weights at the end. */
final class Summary {

    private Summary() {}

    static List<String> of(Trained trained) {
        return List.of(
                "Trained \"%s\", version %d.".formatted(Printable.text(trained.name()), trained.version()),
                "  weights  " + trained.path(),
                "  size     " + Sizes.words(trained.size()),
                "  sha256   " + trained.sha256());
    }
}
