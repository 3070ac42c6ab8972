package org.touchstone.check.submission;

import org.touchstone.check.located.Place;

/**
 * What a provider notes beside an answer that says nothing yet. It states nothing, and is shown where the answer is missing.
 *
 * @param question what is not answered yet
 * @param place where its answer would stand
 * @param note the note
 */
public record UnsaidNote(Question question, Place place, String note) {}
