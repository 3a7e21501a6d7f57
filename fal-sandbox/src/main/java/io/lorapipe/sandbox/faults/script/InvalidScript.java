package io.lorapipe.sandbox.faults.script;

/** A fault script cannot be used. */
public final class InvalidScript extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    public InvalidScript(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** For whoever wrote it: the entry, the field, and what is allowed. */
    public String sentence() {
        return sentence;
    }
}
