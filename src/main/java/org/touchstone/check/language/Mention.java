package org.touchstone.check.language;

import org.touchstone.check.submission.Question;

/**
 * Something that a rule says of the answers to a question.
 *
 * @param question the question
 * @param things the things about which it is asked
 */
public record Mention(Question question, Things things) {}
