package io.lorapipe.images.check;

/** The formats a reference image may have. */
public enum ImageFormat {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp");

    private final String extension;
    private final String mediaType;

    ImageFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The file name's ending, without the dot. */
    public String extension() {
        return extension;
    }

    /** The media type, as in a Content-Type header. */
    public String mediaType() {
        return mediaType;
    }
}
