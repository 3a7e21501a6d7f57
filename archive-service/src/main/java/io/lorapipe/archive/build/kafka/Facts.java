package io.lorapipe.archive.build.kafka;

import io.lorapipe.archive.build.ArchiveRequest;
import io.lorapipe.archive.build.Reference;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import java.time.Instant;
import java.util.ArrayList;

/** images.requested, read. */
final class Facts {

    private static final int LONGEST_NAME = 100;

    private Facts() {}

    static ArchiveRequest request(ImagesRequested fact) {
        var images = new ArrayList<Reference>();
        for (ImageReference image : fact.getImages()) {
            images.add(new Reference(
                    label(images.size() + 1, image.getName()),
                    image.getStore(),
                    image.getKey(),
                    image.getUrl(),
                    image.getSha256(),
                    image.getCaption()));
        }
        return new ArchiveRequest(
                fact.getUserId(), fact.getCharacterId(), fact.getGeneration(), images, fact.getRefuseWarnings());
    }

    /** Names come from outside: they may be empty, endless, or move a terminal's cursor. */
    private static String label(int number, String name) {
        var printable = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?").strip();
        var shown = printable.length() <= LONGEST_NAME ? printable : printable.substring(0, LONGEST_NAME) + "…";
        return shown.isEmpty() ? "image " + number : "image %d (%s)".formatted(number, shown);
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
