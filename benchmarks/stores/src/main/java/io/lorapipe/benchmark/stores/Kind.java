package io.lorapipe.benchmark.stores;

/** The stores, each behind the adapter of the product. */
enum Kind {
    LOCAL("local"),
    S3("S3 (s3proxy 4.1.0)"),
    SUPABASE("Supabase (our stand-in)"),
    FAL("fal.ai (fal-sandbox)");

    private final String shown;

    Kind(String shown) {
        this.shown = shown;
    }

    @Override
    public String toString() {
        return shown;
    }
}
