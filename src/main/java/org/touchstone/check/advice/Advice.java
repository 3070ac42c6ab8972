package org.touchstone.check.advice;

import org.touchstone.check.catalogue.Source;
import org.touchstone.check.facts.Subject;

/**
 * One recommendation. It is no finding: it has no outcome and counts for nothing.
 *
 * @param kind what kind of advice it is
 * @param about the course, or the claimed element, that it is about
 * @param text the advice, in one or two sentences
 * @param citation where the source suggests it
 * @param specific whether it rests on something that the course says, and is not much the same for every course
 */
public record Advice(AdviceKind kind, Subject about, String text, Source citation, boolean specific) {}
