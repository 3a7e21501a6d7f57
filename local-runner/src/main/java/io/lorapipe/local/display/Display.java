package io.lorapipe.local.display;

import io.lorapipe.local.gateway.ProgressRecord;

/** Where a command shows how far it is, and what came of it. */
public interface Display {

    /** Something worth a line, besides progress. */
    void note(String sentence);

    /** How far the training is. */
    void progress(ProgressRecord record);

    /** The weights are with the user. */
    void trained(Trained trained);

    /** The command cannot go on, or the training failed. */
    void failed(String sentence);
}
