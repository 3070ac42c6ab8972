package org.touchstone.check.language;

/** What a rule can say of one part of a requirement. Where no rule says anything, the part is not stated. */
public enum Said {
    MET,
    NOT_MET,
    CONFLICTING,
    TO_JUDGE,
    DOES_NOT_APPLY
}
