package org.touchstone.language;

import java.util.List;
import org.touchstone.catalogue.Parameter;
import org.touchstone.facts.Asked;
import org.touchstone.facts.Fact;

/**
 * What one rule said of one part, asked of one subject.
 *
 * @param said what it said
 * @param asked the part and the subject
 * @param rule the rule's name
 * @param facts the facts it rests on
 * @param parameters the numbers it compared with
 */
public record Remark(Said said, Asked asked, String rule, List<Fact> facts, List<Parameter> parameters) {}
