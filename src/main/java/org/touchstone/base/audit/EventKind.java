package org.touchstone.base.audit;

import java.util.Locale;

/** What kind of change an event records. */
public enum EventKind {
    ORGANISATION_ADDED,
    ACCOUNT_ADDED,
    ACCOUNT_CHANGED,
    ACCOUNT_CLOSED,
    ACCOUNT_OPENED,
    INVITATION_MADE,
    PASSWORD_CHOSEN,
    SIGNED_IN,
    SIGN_IN_REFUSED,
    SIGNED_OUT,
    SIGNED_OUT_EVERYWHERE,
    TOKEN_MADE,
    TOKEN_REVOKED,
    COURSE_ADDED,
    COURSE_EDITED,
    COURSE_SUBMITTED,
    DOCUMENT_ADDED,
    DOCUMENT_REMOVED,
    ARCHIVE_DOWNLOADED,
    RULESET_KEPT,
    RULESET_PUBLISHED,
    BACKED_UP,
    RESTORED;

    /** The kind as stored and shown: {@code course edited}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
