package org.touchstone.base.accounts;

import java.util.Locale;

/** What a person does in Touchstone. Each account has one role. */
public enum Role {
    /** Describes, pre-checks and submits the courses of one organisation, and sees no other's. */
    PROVIDER,
    /** Reads what was submitted, to judge it. */
    REVIEWER,
    /** Leads reviewers. */
    LEAD,
    /** Looks after the rules. */
    POLICY,
    /** Looks after organisations, accounts and the record. */
    ADMINISTRATOR;

    /** The role in words. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
