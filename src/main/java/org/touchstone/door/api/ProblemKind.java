package org.touchstone.door.api;

import java.util.Locale;

/** The kinds of problem that an answer may tell of. Their words are in {@code messages.properties}. */
public enum ProblemKind {
    INVALID(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    OUTDATED(412),
    TOO_LARGE(413),
    TYPE(415),
    MISTAKES(422),
    REFUSED(422),
    KEY_REUSED(422),
    MATCH_NEEDED(428),
    TOO_MANY(429),
    BROKEN(500),
    UNAVAILABLE(503),
    STORAGE(507);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The kind as a key, as in the {@code type} of a problem: {@code not-found}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that an HTTP status stands for where nothing more is known. */
    public static ProblemKind of(int status) {
        for (ProblemKind kind : values()) {
            if (kind.status == status && kind != MISTAKES) {
                return kind;
            }
        }
        return status >= 500 ? BROKEN : INVALID;
    }
}
