package io.lorapipe.archive;

import io.lorapipe.archive.build.BuildRules;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.fetch.FetchRules;
import io.lorapipe.images.pack.PackOptions;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may change about building archives.
 *
 * @param minImages fewest images of a training
 * @param maxImages most images of a training
 * @param maxImageSize largest image, in bytes
 * @param maxPixels largest image, width times height
 * @param maxArchiveSize largest archive, in bytes: what the trainer and the stores take
 * @param keepMetadata whether images are packed with their metadata, personal or not
 * @param manifestInside whether archives tell, in a file of their own, what they were packed from
 * @param spool directory for images and archives under way; what an earlier process left of them is removed at start
 * @param spoolLimit most bytes that may lie there; at least what the largest training needs, its images twice
 * @param fetchPorts ports that image URLs may lead to
 * @param fetchAllow host:port pairs that image URLs may lead to although they are not public; for development
 */
@ConfigurationProperties("lorapipe.archive")
public record ArchiveProperties(
        @DefaultValue("6") int minImages,
        @DefaultValue("12") int maxImages,
        @DefaultValue("20MB") DataSize maxImageSize,
        @DefaultValue("50000000") long maxPixels,
        @DefaultValue("1GB") DataSize maxArchiveSize,
        @DefaultValue("false") boolean keepMetadata,
        @DefaultValue("false") boolean manifestInside,
        Path spool,
        @DefaultValue("10GB") DataSize spoolLimit,
        @DefaultValue({"80", "443"}) Set<Integer> fetchPorts,
        @DefaultValue Set<String> fetchAllow) {

    /** An image of the shortest side that is taken. */
    private static final long FEWEST_PIXELS =
            (long) ImageRules.standard().minSide() * ImageRules.standard().minSide();

    public ArchiveProperties {
        require(minImages >= 1, "min-images must be at least 1, not " + minImages);
        require(maxImages >= minImages, "max-images must not be below min-images, not " + maxImages);
        require(
                maxImageSize.toBytes() >= 1 && maxImageSize.toBytes() <= Integer.MAX_VALUE,
                "max-image-size must be between 1B and 2147483647B, not " + maxImageSize);
        require(maxPixels >= FEWEST_PIXELS, "max-pixels must be at least " + FEWEST_PIXELS + ", not " + maxPixels);
        require(maxArchiveSize.toBytes() >= 1, "max-archive-size must be at least 1B, not " + maxArchiveSize);
        var most = 2 * maxImages * maxImageSize.toBytes();
        require(
                spoolLimit.toBytes() >= most,
                "spool-limit must be at least %dB, for twice the images of one training, not %s"
                        .formatted(most, spoolLimit));
        require(hostsAndPorts(fetchAllow), "fetch-allow must list host:port pairs, not " + fetchAllow);
        require(
                !fetchPorts.isEmpty() && fetchPorts.stream().allMatch(port -> port >= 1 && port <= 65_535),
                "fetch-ports must list ports between 1 and 65535, not " + fetchPorts);
        fetchPorts = Set.copyOf(fetchPorts);
        fetchAllow = Set.copyOf(fetchAllow);
    }

    BuildRules buildRules() {
        var standard = ImageRules.standard();
        var images = new ImageRules(
                minImages, maxImages, maxImageSize.toBytes(), maxPixels, standard.minSide(), standard.maxAspectRatio());
        return new BuildRules(images, new PackOptions(keepMetadata, manifestInside), maxArchiveSize.toBytes());
    }

    FetchRules fetchRules() {
        return FetchRules.standard()
                .upTo(maxImageSize.toBytes())
                .fromPorts(fetchPorts)
                .allowing(fetchAllow);
    }

    private static boolean hostsAndPorts(Set<String> pairs) {
        return pairs.stream().allMatch(pair -> pair.matches("[^/\\s]+:\\d{1,5}") && port(pair) <= 65_535);
    }

    private static int port(String pair) {
        return Integer.parseInt(pair.substring(pair.lastIndexOf(':') + 1));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("lorapipe.archive." + rule);
        }
    }
}
