package io.lorapipe.system.seeded;

import io.lorapipe.schemas.ImageReference;
import io.lorapipe.system.events.ImageHost;
import io.lorapipe.system.events.Requests;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Six small pictures that no other album has. */
record Album(List<URI> images) {

    private static final int IMAGES = 6;
    private static final int SIDE = 256;
    private static final int STRIPES = 8;

    /** So many albums, served from now on. */
    static List<Album> served(int count, Seed seed, ImageHost host) {
        var random = seed.randomFor("albums");
        var albums = new ArrayList<Album>();
        for (var number = 0; number < count; number++) {
            var images = new ArrayList<URI>();
            for (var image = 0; image < IMAGES; image++) {
                images.add(host.serve("album_%d_%d.png".formatted(number, image), stripes(random)));
            }
            albums.add(new Album(List.copyOf(images)));
        }
        return albums;
    }

    List<ImageReference> references() {
        return images.stream().map(Requests::image).toList();
    }

    private static byte[] stripes(SplittableRandom random) {
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var pencil = picture.createGraphics();
        for (var stripe = 0; stripe < STRIPES; stripe++) {
            pencil.setColor(new Color(random.nextInt(0x1000000)));
            pencil.fillRect(0, stripe * SIDE / STRIPES, SIDE, SIDE / STRIPES);
        }
        pencil.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return bytes.toByteArray();
    }
}
