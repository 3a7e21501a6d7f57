package io.lorapipe.benchmark.images;

import io.lorapipe.images.ImageProgress;
import io.lorapipe.images.pack.ArchivePacker;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** One process that checks 12 photographs, then packs them over and over into one archive, and says what it took. */
final class LargeArchive {

    private LargeArchive() {}

    /** Prints milliseconds of packing, peak of resident memory and of the heap in MiB, bytes of the archive. */
    public static void main(String... args) throws Exception {
        var set = Photographs.in(Path.of(args[0]));
        int count = Integer.parseInt(args[1]);
        var target = Path.of(args[2]);
        var checked = set.checked();
        double milliseconds = Rounds.timed(
                () -> ArchivePacker.pack(Photographs.entries(checked, set.files(), count), target, ImageProgress.NONE));
        long bytes = Files.size(target);
        Files.delete(target);
        System.out.println(milliseconds + " " + peakResidentMiB() + " " + peakHeapMiB() + " " + bytes);
    }

    /** The sum of the pools' peaks, which need not fall together: no less than the true peak. */
    private static double peakHeapMiB() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / (double) (1 << 20);
    }

    private static double peakResidentMiB() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }
}
