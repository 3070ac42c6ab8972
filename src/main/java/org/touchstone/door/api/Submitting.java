package org.touchstone.door.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What goes with the submission of a course.
 *
 * @param why what the provider adds, such as what was put right; may be empty
 */
record Submitting(String why) implements JsonBody {

    @JsonCreator
    static Submitting of(@JsonProperty("why") @Nullable String why) {
        return new Submitting(why == null ? "" : why);
    }
}
