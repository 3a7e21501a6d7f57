package io.lorapipe.store;

import java.util.regex.Pattern;

/** Name of an object in a store: segments joined by slashes, safe for every adapter. */
public record ObjectKey(String value) implements Comparable<ObjectKey> {

    static final int MAX_LENGTH = 1024;
    private static final int MAX_SEGMENT = 200;
    /** What Supabase Storage allows, the narrowest of the adapters. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_/!.*'() &$=@;:+,?-]+");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ObjectKey {
        if (value.length() > MAX_LENGTH || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("The object key \"" + shown(value) + "\" must have 1 to " + MAX_LENGTH
                    + " characters out of A-Z a-z 0-9 _ / ! . * ' ( ) & $ = @ ; : + , ? - and space.");
        }
        for (String segment : value.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.length() > MAX_SEGMENT) {
                throw new IllegalArgumentException(
                        "The object key \"" + shown(value) + "\" has a segment that is empty,"
                                + " a dot, two dots or longer than " + MAX_SEGMENT + " characters.");
            }
        }
    }

    /** Key of a reference image: {@code {userId}/{characterId}/{sha256}.{extension}}. */
    public static ObjectKey referenceImage(String userId, String characterId, String sha256, String extension) {
        return new ObjectKey(
                segment(userId) + "/" + segment(characterId) + "/" + digest(sha256) + "." + segment(extension));
    }

    /** Key of an archive: {@code {userId}/lora-training/training_{sha256}.zip}. */
    public static ObjectKey archive(String userId, String sha256) {
        return new ObjectKey(segment(userId) + "/lora-training/training_" + digest(sha256) + ".zip");
    }

    /** Key of what an archive was packed from, beside it: {@code {userId}/lora-training/training_{sha256}.json}. */
    public static ObjectKey manifest(String userId, String sha256) {
        return new ObjectKey(segment(userId) + "/lora-training/training_" + digest(sha256) + ".json");
    }

    /** Key of the weights of a training: {@code {userId}/{characterId}/{trainingId}.safetensors}. */
    public static ObjectKey weights(String userId, String characterId, String trainingId) {
        return new ObjectKey(segment(userId) + "/" + segment(characterId) + "/" + segment(trainingId) + ".safetensors");
    }

    /** Key of the trainer's configuration, beside the weights: {@code {userId}/{characterId}/{trainingId}.json}. */
    public static ObjectKey weightsConfiguration(String userId, String characterId, String trainingId) {
        return new ObjectKey(segment(userId) + "/" + segment(characterId) + "/" + segment(trainingId) + ".json");
    }

    /** Whether the key lies under this user's prefix. */
    public boolean belongsTo(String userId) {
        return !userId.isEmpty() && value.startsWith(userId + "/");
    }

    /** The last segment. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String segment(String part) {
        if (part.isEmpty() || part.contains("/")) {
            throw new IllegalArgumentException("\"" + shown(part) + "\" cannot be one segment of an object key.");
        }
        return part;
    }

    private static String digest(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("\"" + shown(sha256) + "\" is not a SHA-256 in lower-case hex.");
        }
        return sha256;
    }

    private static String shown(String value) {
        String printable = value.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 100 ? printable : printable.substring(0, 100) + "…";
    }
}
