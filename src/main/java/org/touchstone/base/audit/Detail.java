package org.touchstone.base.audit;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What an entry of the record may say beside who, what and why; each under its key in what is stored. */
public enum Detail {
    ACTION,
    AS_OF,
    BEFORE,
    CORRECTED,
    CREDENTIAL,
    DECIDED_UNTIL,
    DECLARATION,
    DIGEST,
    ENTRIES,
    EXEMPTION,
    FILE,
    FROM,
    HEAD,
    HOW,
    INSTEAD,
    KEY,
    KIND,
    LAST,
    MADE,
    NAME,
    NUMBER,
    OTHERWISE,
    OUTCOME,
    POINTS,
    QUERIES,
    REPLACED_ENTRIES,
    REPLACED_HEAD,
    REPORT,
    REVIEWER,
    REVIEWERS,
    REVISION,
    ROLE,
    RULESET,
    STANDARD,
    STANDING,
    TEXT,
    TITLE,
    UNTIL,
    VERSION,
    VERSION_ID,
    WHAT;

    /** The key, as in {@code versionId}. */
    String key() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return key.toString();
    }

    /** What the details of an entry say of this; missing where they say nothing. */
    public JsonNode in(JsonNode details) {
        return details.path(key());
    }

    /** The text that the details of an entry say of this; empty where they say nothing. */
    public String textIn(JsonNode details) {
        return in(details).asString("");
    }
}
