package org.touchstone.check.submission;

/**
 * Where an answer is shown: a place in a document of the provider's.
 *
 * @param document the id of the document in the submission
 * @param title the document's title
 * @param page the page, as written; empty where none is given
 * @param quote the words quoted from it; empty where none are
 */
public record Citation(String document, String title, String page, String quote) {}
