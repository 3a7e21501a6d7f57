package io.lorapipe.images.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/** What bytes are, told by their beginning and never by a file name. */
sealed interface Content {

    /** A format that can be trained on. */
    record Supported(ImageFormat format) implements Content {}

    /** Something else; {@code what} completes "is ...". */
    record Foreign(String what) implements Content {}

    int LONGEST_PREFIX = 1024;

    List<Signature> SIGNATURES = List.of(
            new Signature("GIF8", "a GIF image"),
            new Signature("II*\0", "a TIFF or camera raw image"),
            new Signature("MM\0*", "a TIFF or camera raw image"),
            new Signature("II+\0", "a TIFF image"),
            new Signature("MM\0+", "a TIFF image"),
            new Signature("IIRO", "a camera raw image"),
            new Signature("IIU\0", "a camera raw image"),
            new Signature("FUJIFILMCCD-RAW", "a camera raw image"),
            new Signature("II\u00bc", "a JPEG XR image"),
            new Signature("BM", "a BMP image"),
            new Signature("\0\0\1\0", "an icon file"),
            new Signature("8BPS", "a Photoshop document"),
            new Signature("\0\0\0\fJXL ", "a JPEG XL image"),
            new Signature("\u00ff\n", "a JPEG XL image"),
            new Signature("\0\0\0\fjP  ", "a JPEG 2000 image"),
            new Signature("\u00ff\u004f\u00ff\u0051", "a JPEG 2000 image"),
            new Signature("%PDF", "a PDF document"),
            new Signature("PK\3\4", "a ZIP archive"),
            new Signature("PK\5\6", "an empty ZIP archive"),
            new Signature("\u001f\u008b", "a gzip file"),
            new Signature("Rar!", "a RAR archive"),
            new Signature("7z\u00bc\u00af", "a 7z archive"),
            new Signature("RIFF", "a video or a sound"),
            new Signature("OggS", "a video or a sound"),
            new Signature("ID3", "a sound"),
            new Signature("\u001aE\u00df\u00a3", "a video"),
            new Signature("\u00d0\u00cf\u0011\u00e0", "an Office document"),
            new Signature("\u0089PNG", "a PNG that was changed on its way, as text is"),
            new Signature("\u00ff\u00fe", "text"),
            new Signature("\u00fe\u00ff", "text"));

    record Signature(String beginning, String what) {}

    static Content of(ByteBuffer bytes) {
        byte[] head = new byte[Math.min(LONGEST_PREFIX, bytes.remaining())];
        bytes.get(bytes.position(), head);
        String start = new String(head, ISO_8859_1);
        if (start.startsWith("\u00ff\u00d8")) {
            return new Supported(ImageFormat.JPEG);
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return new Supported(ImageFormat.PNG);
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return new Supported(ImageFormat.WEBP);
        }
        return new Foreign(foreign(start));
    }

    private static String foreign(String start) {
        if (start.startsWith("ftyp", 4)) {
            return isoMedia(start);
        }
        return SIGNATURES.stream()
                .filter(signature -> start.startsWith(signature.beginning()))
                .findFirst()
                .map(Signature::what)
                .orElseGet(() -> text(start));
    }

    /** The brands of the ISO base media container, the major one first, say what is inside. */
    private static String isoMedia(String start) {
        int length = (start.charAt(0) << 24) | (start.charAt(1) << 16) | (start.charAt(2) << 8) | start.charAt(3);
        String brands = start.substring(8, Math.clamp(length, 8, start.length()));
        if (brands.contains("avif") || brands.contains("avis")) {
            return "an AVIF image";
        }
        boolean heif =
                List.of("heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "mif2", "msf1").stream()
                        .anyMatch(brands::contains);
        boolean raw = brands.startsWith("crx ");
        return heif ? "a HEIC image" : raw ? "a camera raw image" : "a video";
    }

    private static String text(String start) {
        String lower = start.stripLeading().toLowerCase(Locale.ROOT);
        if (lower.contains("<svg")) {
            return "an SVG drawing";
        }
        if (lower.contains("<!doctype html") || lower.contains("<html")) {
            return "a web page";
        }
        if (start.chars().allMatch(c -> c == 0)) {
            return "nothing but zeros";
        }
        return isPrintable(start) ? "text" : "not an image known here";
    }

    /** In UTF-8, of which the last character may have been cut in two. */
    private static boolean isPrintable(String start) {
        String text = new String(start.getBytes(ISO_8859_1), UTF_8);
        return text.chars()
                .limit(Math.max(1, text.length() - 2))
                .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= 0x7f && c < 0xa0 || c == 0xfffd);
    }
}
