package org.touchstone.casework.review;

import java.util.Locale;

/** What a body says of an accreditation after its decision. */
public enum Standing {
    IN_FORCE,
    /** Not in force for now. */
    SUSPENDED,
    /** Given up by the provider. It does not come back. */
    WITHDRAWN,
    /** Taken away by the body. It does not come back. */
    REVOKED;

    /** In keys of messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether another standing may follow. */
    public boolean mayChange() {
        return this == IN_FORCE || this == SUSPENDED;
    }
}
