package io.lorapipe.gateway.image.web;

import io.lorapipe.gateway.image.Spool;
import io.lorapipe.images.check.ImageFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Uploaded files on disk, until the request is over. */
record SpooledImages(Spool.Place place, List<ImageFile> files) implements AutoCloseable {

    static SpooledImages of(List<MultipartFile> parts, Spool spool) throws IOException {
        var spooled = new SpooledImages(spool.open(), new ArrayList<>());
        try {
            for (var part : parts) {
                var file = spooled.place.directory().resolve(String.valueOf(spooled.files.size()));
                part.transferTo(file);
                spooled.files.add(new ImageFile(name(part.getOriginalFilename()), file));
            }
            return spooled;
        } catch (IOException | RuntimeException ex) {
            spooled.close();
            throw ex;
        }
    }

    /** A browser may send a path. */
    private static String name(@Nullable String given) {
        var name = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        return name.isBlank() ? "image" : name;
    }

    @Override
    public void close() {
        place.close();
    }
}
