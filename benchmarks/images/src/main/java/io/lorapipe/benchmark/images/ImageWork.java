package io.lorapipe.benchmark.images;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.pack.ArchivePacker;
import io.lorapipe.images.pack.Packable;
import io.lorapipe.images.pack.PackedArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done with the bytes of 12 photographs, each by itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ImageWork {

    /** The directory of the photographs. */
    @Param("")
    public String directory = "";

    private Photographs set = new Photographs(List.of());
    private List<Packable> checked = List.of();
    private byte[] bytes = {};

    /** Reads what is worked on. */
    @Setup
    public void read() throws IOException {
        set = Photographs.in(Path.of(directory));
        checked = set.checked();
        bytes = set.joined();
    }

    /** Everything of packing but the disk that is written to: reading, CRC, ZIP, and SHA-256 on another core. */
    @Benchmark
    public PackedArchive packIntoNothing() throws IOException {
        var entries = Photographs.entries(checked, set.files(), set.files().size());
        return ArchivePacker.pack(entries, OutputStream.nullOutputStream(), ImageProgress.NONE);
    }

    /** Finding what of the photographs is metadata, and the checksum of the rest: done once for an image. */
    @Benchmark
    public List<Packable> leaveMetadataOut() throws IOException {
        return Photographs.packable(checked.stream().map(Packable::image).toList(), set.files());
    }

    /** A full check of all, on all cores. */
    @Benchmark
    public List<Packable> checkAll() throws IOException {
        return set.checked();
    }

    /** A full check of one. */
    @Benchmark
    public Verdict checkOne() {
        return Photographs.CHECK.check(ImageFile.of(set.files().getFirst()));
    }

    /** The digest of all bytes, in memory. */
    @Benchmark
    public byte[] sha256() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    /** The checksum of all bytes, in memory. */
    @Benchmark
    public long crc32() {
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /** Reading all files. */
    @Benchmark
    public int read12() throws IOException {
        int sum = 0;
        for (var file : set.files()) {
            sum += Files.readAllBytes(file).length;
        }
        return sum;
    }
}
