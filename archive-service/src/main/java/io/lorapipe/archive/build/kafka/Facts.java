package io.lorapipe.archive.build.kafka;

import io.lorapipe.archive.build.ArchiveRequest;
import io.lorapipe.archive.build.Reference;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import java.time.Instant;
import java.util.ArrayList;

/** images.requested, read. */
final class Facts {

    private Facts() {}

    static ArchiveRequest request(ImagesRequested fact) {
        var images = new ArrayList<Reference>();
        for (ImageReference image : fact.getImages()) {
            images.add(new Reference(
                    "image %d (%s)".formatted(images.size() + 1, image.getName()),
                    image.getStore(),
                    image.getKey(),
                    image.getUrl(),
                    image.getSha256(),
                    image.getCaption()));
        }
        return new ArchiveRequest(fact.getUserId(), fact.getCharacterId(), images);
    }

    /** A rebuild asks for the same once more; when it was asked is not part of what was asked. */
    static boolean sameBody(ImagesRequested known, ImagesRequested received) {
        return body(known).equals(body(received));
    }

    private static ImagesRequested body(ImagesRequested fact) {
        return ImagesRequested.newBuilder(fact)
                .setGeneration(0)
                .setRequestedAt(Instant.EPOCH)
                .build();
    }
}
