package org.touchstone.door.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.touchstone.base.audit.Digests;
import tools.jackson.databind.json.JsonMapper;

/** Lets a program change only what it has seen: what it was shown has a tag, which it sends back with {@code If-Match}. */
@Component
class Seen {

    private final JsonMapper json;

    Seen(JsonMapper json) {
        this.json = json;
    }

    /** What is shown, with its tag. */
    <T> ResponseEntity<T> answer(T shown) {
        return ResponseEntity.ok().eTag(tag(shown)).body(shown);
    }

    /** The tag of what is shown. */
    String tag(Object shown) {
        return tag(json.writeValueAsBytes(shown));
    }

    /** The tag of a file. */
    static String tag(byte[] file) {
        return "\"" + Digests.of(file) + "\"";
    }

    /**
     * Goes on where something is as the program has seen it.
     *
     * @param ifMatch the header
     * @param shown what would be shown of it now
     * @throws ChangedException where it is not
     */
    void unchanged(@Nullable String ifMatch, Supplier<?> shown) {
        unchanged(ifMatch, tag(shown.get()));
    }

    /** Goes on where the header names this tag. */
    static void unchanged(@Nullable String ifMatch, String tag) {
        if (!EntityTags.names(ifMatch, tag)) {
            throw new ChangedException(tag);
        }
    }
}
