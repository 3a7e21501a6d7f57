package io.lorapipe.sandbox.queue.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up what is wrong with the directory, instead of a stack trace. */
final class DirectoryUnusableAnalyzer extends AbstractFailureAnalyzer<DirectoryUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, DirectoryUnusable cause) {
        return new FailureAnalysis(
                cause.sentence() + ".", "Name another directory with --data, or stop what uses this one.", cause);
    }
}
