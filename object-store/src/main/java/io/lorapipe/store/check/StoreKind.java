package io.lorapipe.store.check;

/** What a store is, by its id, and what its user can set right. */
enum StoreKind {
    LOCAL,
    S3,
    SUPABASE,
    FAL,
    OTHER;

    static StoreKind of(String id) {
        if (id.startsWith("local-")) {
            return LOCAL;
        }
        if (id.startsWith("s3:")) {
            return S3;
        }
        if (id.startsWith("supabase:")) {
            return SUPABASE;
        }
        return id.equals("fal") ? FAL : OTHER;
    }

    /** Whether it deletes and lists on demand. */
    boolean isSwept() {
        return this != FAL;
    }

    /** The right or setting that a failed step points at. */
    String right(Step step) {
        return switch (this) {
            case LOCAL -> local(step);
            case S3 -> s3(step);
            case SUPABASE -> supabase(step);
            case FAL -> "Look at the rights and the balance of FAL_KEY at fal.ai/dashboard.";
            case OTHER -> "Look at the rights that this store gives.";
        };
    }

    /** Where to look when the store does not answer. */
    String address() {
        return switch (this) {
            case LOCAL -> "Look at the disk behind LORAPIPE_STORE_DIRECTORY: it may be full, or not mounted.";
            case S3 -> "Check the network, AWS_REGION and AWS_ENDPOINT_URL_S3.";
            case SUPABASE -> "Check the network, SUPABASE_URL and SUPABASE_STORAGE_URL.";
            case FAL -> "Check the network and FAL_REST_URL.";
            case OTHER -> "Check the network and the store's address.";
        };
    }

    private static String local(Step step) {
        return step == Step.LINK
                ? "See that LORAPIPE_PUBLIC_URL leads to upload-service, and that both use the same directory."
                : "Let this user read and write everything below LORAPIPE_STORE_DIRECTORY.";
    }

    private static String s3(Step step) {
        return switch (step) {
            case BUCKET -> "Allow s3:CreateBucket, or create the bucket that LORAPIPE_S3_BUCKET names.";
            case PUT, TYPES -> "Allow s3:PutObject and s3:AbortMultipartUpload on the objects of the bucket.";
            case HEAD, READ, RANGE -> "Allow s3:GetObject on the objects of the bucket.";
            case LINK ->
                "Allow s3:GetObject to the key that signs, set this machine's clock, and let AWS_ENDPOINT_URL_S3 be an address that others reach.";
            case LARGE ->
                "Allow s3:PutObject, s3:AbortMultipartUpload and s3:ListMultipartUploadParts on the objects of the bucket, and see that nothing on the way limits the size of requests to less than 16 MiB.";
            case LIMIT -> "Raise the limit of the bucket.";
            case LIST -> "Allow s3:ListBucket on the bucket.";
            case UNFINISHED -> "Allow s3:ListBucketMultipartUploads on the bucket.";
            case DELETE ->
                "Allow s3:DeleteObject on the objects of the bucket, and s3:ListBucket on the bucket, without which a missing object looks forbidden.";
        };
    }

    private static String supabase(Step step) {
        return switch (step) {
            case BUCKET -> "Create the bucket with the SQL of docs/supabase.md, or use a secret (service_role) key.";
            case TYPES -> "Add the type to the bucket's allowed_mime_types; docs/supabase.md has the SQL.";
            case LARGE ->
                "See that whatever stands before Storage lets resumable uploads (/upload/resumable, PATCH) through.";
            case LIMIT -> "Raise file_size_limit of the bucket; the project's global limit has to be as large.";
            case LINK ->
                "See that SUPABASE_URL is the address that others reach, and that this machine's clock is right.";
            case PUT, HEAD, READ, RANGE, LIST, UNFINISHED, DELETE ->
                "Use a secret (service_role) key in SUPABASE_SECRET_KEY: with a lesser one, row-level security needs policies for select, insert, update and delete.";
        };
    }
}
