package io.lorapipe.upload.lease.web;

import io.lorapipe.upload.lease.Ending;
import io.lorapipe.upload.lease.RetentionReport;
import io.lorapipe.upload.lease.RetentionReport.Kept;
import io.lorapipe.upload.lease.RetentionReport.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link RetentionReport} as JSON. */
record RetentionView(
        String now,
        String keepArchives,
        List<ArchiveView> archives,
        List<OrphanView> orphans,
        List<ReceiptView> receipts) {

    record ArchiveView(
            String store,
            String key,
            String sha256,
            long size,
            String state,
            String lastUsedAt,
            @Nullable String deletedAfter,
            List<UUID> heldBy) {}

    record ReceiptView(
            String store,
            String key,
            String sha256,
            long size,
            String why,
            String outcome,
            @Nullable String verifiedBy,
            @Nullable String explanation,
            String at) {}

    static RetentionView of(RetentionReport report, List<OrphanView> orphans, Duration keepArchives, Instant now) {
        return new RetentionView(
                now.toString(),
                keepArchives.toString(),
                report.archives().stream().map(RetentionView::archive).toList(),
                orphans,
                report.receipts().stream().map(RetentionView::receipt).toList());
    }

    private static ArchiveView archive(Kept kept) {
        var id = kept.id();
        var deletedAfter = kept.deletedAfter();
        return new ArchiveView(
                id.store(),
                id.key().value(),
                id.sha256(),
                kept.size(),
                kept.state().name(),
                kept.lastUsedAt().toString(),
                deletedAfter == null ? null : deletedAfter.toString(),
                kept.heldBy());
    }

    private static ReceiptView receipt(Receipt receipt) {
        return switch (receipt.ending()) {
            case Ending.Deleted() -> receipt(receipt, "DELETED", "HEAD", null);
            case Ending.Declined(var why) -> receipt(receipt, "DECLINED", null, why);
        };
    }

    private static ReceiptView receipt(
            Receipt receipt, String outcome, @Nullable String verifiedBy, @Nullable String explanation) {
        var id = receipt.id();
        return new ReceiptView(
                id.store(),
                id.key().value(),
                id.sha256(),
                receipt.size(),
                receipt.why().name(),
                outcome,
                verifiedBy,
                explanation,
                receipt.at().toString());
    }
}
