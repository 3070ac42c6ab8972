package org.touchstone.door.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Long lists, page by page: how many at a time, and after which one. */
final class Cursor {

    static final String USUAL = "20";
    static final int MOST = 100;

    private static final int UUID_BYTES = 16;

    private Cursor() {}

    /** How many are wanted at a time. */
    static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.limit", MOST);
        }
        return asked;
    }

    /** The cursor of the page that follows something. */
    static String after(UUID last) {
        byte[] bytes = ByteBuffer.allocate(UUID_BYTES)
                .putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a cursor follows; null for the first page. */
    static @Nullable UUID last(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == UUID_BYTES) {
                return new UUID(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw unknown();
    }

    static InvalidException unknown() {
        return new InvalidException(ProblemKind.INVALID, "api.invalid.after");
    }
}
