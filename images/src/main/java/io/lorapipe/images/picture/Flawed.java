package io.lorapipe.images.picture;

/** Ends the reading of a picture from deep within its data. */
final class Flawed extends Exception {

    private static final long serialVersionUID = 1;

    private final Flaw flaw;

    Flawed(Flaw flaw) {
        super(flaw.name(), null, false, false);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }

    static void unless(boolean sound) throws Flawed {
        if (!sound) {
            throw new Flawed(Flaw.DAMAGED);
        }
    }
}
