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
    CASE_RETURNED,
    CASE_SET_ASIDE,
    CARRIED_OVER,
    REVIEWERS_ASSIGNED,
    REVIEWER_REPLACED,
    INTERESTS_DECLARED,
    INTEREST_CLEARED,
    JUDGED,
    QUERY_ANSWERED,
    REVIEW_FINISHED,
    REVIEWS_IN,
    DIFFERENCES_SETTLED,
    ACTION_ADDED,
    ACTION_WITHDRAWN,
    CONDITION_CLOSED,
    RECOMMENDED,
    FACTS_CHECKED,
    RECONSIDERED,
    DECIDED,
    STANDING_CHANGED,
    EXEMPTION_MADE,
    EXEMPTION_WITHDRAWN,
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
