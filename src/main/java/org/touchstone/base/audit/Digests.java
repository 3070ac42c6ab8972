package org.touchstone.base.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in hexadecimal: how texts, files and entries are named by their content. */
public final class Digests {

    private Digests() {}

    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String of(byte[] bytes) {
        return hex(sha256().digest(bytes));
    }

    public static String of(InputStream in) throws IOException {
        return copy(in, OutputStream.nullOutputStream());
    }

    /** Of several parts, each with its length, so that no two lists of parts are the same text. Bytes stay as they are. */
    public static String ofParts(Object... parts) {
        MessageDigest sha = sha256();
        for (Object part : parts) {
            byte[] bytes =
                    part instanceof byte[] given ? given : String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            sha.update(bytes);
        }
        return hex(sha.digest());
    }

    /** Copies all there is; gives its digest. */
    public static String copy(InputStream in, OutputStream out) throws IOException {
        MessageDigest sha = sha256();
        byte[] buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sha.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        return hex(sha.digest());
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
