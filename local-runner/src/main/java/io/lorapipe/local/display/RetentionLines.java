package io.lorapipe.local.display;

import io.lorapipe.local.gateway.RetentionView;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What will be deleted when, and what was. */
public final class RetentionLines {

    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private record Rule(String now, String keepArchives) {}

    private final PrintStream out;
    private final boolean asJson;
    private final JsonMapper json = JsonMapper.builder().build();

    public RetentionLines(PrintStream out, boolean asJson) {
        this.out = out;
        this.asJson = asJson;
    }

    /** A line for each archive and each receipt; or one JSON object a line. */
    public void show(RetentionView view) {
        if (asJson) {
            print("retention", new Rule(view.now(), view.keepArchives()));
            view.archives().forEach(archive -> print("archive", archive));
            view.strays().forEach(orphan -> print("orphan", orphan));
            view.receipts().forEach(receipt -> print("receipt", receipt));
            return;
        }
        out.println("An archive is kept %s after its last use.".formatted(duration(view.keepArchives())));
        view.archives().forEach(archive -> out.println(Printable.text(line(archive))));
        if (view.archives().isEmpty()) {
            out.println("There are no archives.");
        }
        view.strays().forEach(orphan -> out.println(Printable.text(line(orphan))));
        view.receipts().forEach(receipt -> out.println(Printable.text(line(receipt))));
    }

    /** What there is to show where there never was a training. */
    public void nothing() {
        if (!asJson) {
            out.println("There are no archives yet; lorapipe train makes one.");
        }
    }

    private static String line(RetentionView.Archive archive) {
        var line = "%-9s  %s  %s, %s".formatted(state(archive), when(archive), archive.key(), size(archive.size()));
        return archive.heldBy().isEmpty()
                ? line
                : "%s, held by training %s".formatted(line, String.join(", ", archive.heldBy()));
    }

    private static String state(RetentionView.Archive archive) {
        return switch (archive.state()) {
            case "LIVE" -> archive.heldBy().isEmpty() ? "kept" : "held";
            case "DELETING", "REFUSED" -> "deleting";
            case "DECLINED" -> "stays";
            default -> archive.state().toLowerCase(Locale.ROOT);
        };
    }

    private static String when(RetentionView.Archive archive) {
        var after = archive.deletedAfter();
        return after == null ? "as long as its store keeps it" : "until " + seconds(after);
    }

    private static String line(RetentionView.Orphan orphan) {
        var after = orphan.removedAfter();
        var when = after == null ? "stays, for sweeps remove nothing" : "until " + seconds(after);
        return "%-9s  %s  %s, %s, nothing names it".formatted("orphan", when, orphan.key(), size(orphan.size()));
    }

    private static String line(RetentionView.Receipt receipt) {
        var line = "%-9s  at %s  %s, %s, %s"
                .formatted(
                        receipt.outcome().toLowerCase(Locale.ROOT),
                        seconds(receipt.at()),
                        receipt.key(),
                        size(receipt.size()),
                        why(receipt.why()));
        var explanation = receipt.explanation();
        if (explanation != null) {
            return line + ": " + explanation;
        }
        return receipt.verifiedBy() == null ? line : line + "; the store was asked, and it is gone";
    }

    private static String why(String why) {
        return switch (why) {
            case "EXPIRED" -> "its time was over";
            case "ORPHAN" -> "nothing named it";
            case "STAGED_COPY" -> "it had been delivered";
            default -> why.toLowerCase(Locale.ROOT);
        };
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    private static String seconds(String time) {
        return time.replaceFirst("\\.\\d+Z$", "Z");
    }

    /** PT24H as 24 h, PT1H30M as 1 h 30 min. */
    private static String duration(String iso) {
        return iso.replaceFirst("^PT?", "")
                .replaceFirst("(\\d)H", "$1 h ")
                .replaceFirst("(\\d)M", "$1 min ")
                .replaceFirst("(\\d)S", "$1 s")
                .strip();
    }

    private void print(String type, Object value) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", type);
        object.putAll(json.convertValue(value, MEMBERS));
        out.println(json.writeValueAsString(object));
    }
}
