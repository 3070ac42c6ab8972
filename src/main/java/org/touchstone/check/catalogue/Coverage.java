package org.touchstone.check.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One row of what a requirement covers: of one standard, for a span of days.
 *
 * @param standard the standard's id
 * @param parts the ids of the parts that the standard asks for, in order
 * @param days when it holds
 * @param strength how strongly the standard asks for these parts, in place of what would come out; empty in most rows
 */
public record Coverage(String standard, List<String> parts, Days days, Optional<Strength> strength) {}
