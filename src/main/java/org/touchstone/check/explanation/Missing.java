package org.touchstone.check.explanation;

import java.util.List;

/**
 * An answer that would settle a finding.
 *
 * @param pointer where in the file it would stand, as a JSON Pointer
 * @param name the question's name in words
 * @param ask the question
 * @param onPage what is asked of somebody who answers it on a page and does not see the file
 * @param where where it belongs in words: the section, and the item that it is about
 * @param notes what is noted where it would stand
 */
public record Missing(String pointer, String name, String ask, String onPage, String where, List<String> notes) {}
