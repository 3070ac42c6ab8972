package org.touchstone.check.judgement;

import java.time.Instant;

/**
 * What one person said of one point. Nothing of it ever changes; who thinks again says so once more.
 *
 * @param point what it is about
 * @param answer the answer
 * @param reason why; may be empty where the answer needs no reason
 * @param by the name of whoever judged
 * @param at when
 */
public record Judgement(Point point, JudgementAnswer answer, String reason, String by, Instant at) {}
