package io.lorapipe.benchmark.stores;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoredObject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** One process that puts a large archive into a store, and says what it took. */
final class LargeUpload {

    private LargeUpload() {}

    /** Prints milliseconds of the put, and peaks of resident memory and of the heap in MiB. */
    public static void main(String... args) throws Exception {
        var archive = Archive.in(Path.of(args[0]));
        var target = Target.of(Kind.valueOf(args[1]), args[2], Path.of(args[3]));
        var store = target.open();
        var key = new ObjectKey("user/lora-training/large.zip");
        var stored = new StoredObject[1];
        double milliseconds = Rounds.timed(() -> stored[0] = archive.putInto(store, key));
        System.out.println(milliseconds + " " + peakResidentMiB() + " " + peakHeapMiB());
        target.remove(store, stored[0]);
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
