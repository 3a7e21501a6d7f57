package io.lorapipe.images.check;

import io.lorapipe.images.check.ImageProblem.Code;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** What an image's own structure says, read without decoding a pixel. */
sealed interface Layout {

    /** Worth decoding; its metadata may say that the picture is shown turned on its side. */
    record Sound(int width, int height, boolean onItsSide) implements Layout {
        long pixels() {
            return (long) width * height;
        }

        int shownWidth() {
            return onItsSide ? height : width;
        }

        int shownHeight() {
            return onItsSide ? width : height;
        }
    }

    /** Not worth decoding; {@code found} completes a sentence that begins with the image's name. */
    record Faulty(Code code, String found, String remedy) implements Layout {}

    static Layout of(ImageFormat format, ByteBuffer image) {
        try {
            ByteBuffer bytes = image.slice();
            Layout layout = switch (format) {
                case JPEG -> JpegLayout.read(bytes);
                case PNG -> PngLayout.read(bytes);
                case WEBP -> WebpLayout.read(bytes);
            };
            return layout instanceof Sound(int width, int height, boolean _) && (width < 1 || height < 1)
                    ? corrupt("has no pixels")
                    : layout;
        } catch (BufferUnderflowException endOfFile) {
            return truncated();
        }
    }

    static Faulty truncated() {
        return new Faulty(Code.TRUNCATED, "ends before the image does", "copy or download it again");
    }

    static Faulty corrupt(String found) {
        return new Faulty(Code.CORRUPT, found, "open it in an image editor and save it again, or use another image");
    }

    static Faulty unusual(String found) {
        return new Faulty(Code.UNSUPPORTED_FORMAT, found, "save it as an ordinary JPEG, or as PNG");
    }

    static Faulty animated() {
        return new Faulty(Code.ANIMATED, "is animated", "save one frame as JPEG, PNG or WebP");
    }

    static void skip(ByteBuffer bytes, long count) {
        if (count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        bytes.position((int) (bytes.position() + count));
    }
}
