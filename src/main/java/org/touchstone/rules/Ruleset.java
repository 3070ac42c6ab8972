package org.touchstone.rules;

import java.util.List;
import org.touchstone.catalogue.Catalogue;

/**
 * One immutable version of everything under {@code rules/}.
 *
 * @param digest its name: the SHA-256 of its content, in hexadecimal
 * @param catalogue what it holds that is not logic
 * @param texts its rules as people read them
 * @param language the sentences they are written in
 * @param compiled its rules, ready to run
 */
public record Ruleset(
        String digest, Catalogue catalogue, List<RuleText> texts, Language language, CompiledRules compiled)
        implements AutoCloseable {

    /** The first twelve digits of the digest, enough for people to tell rulesets apart. */
    public String shortName() {
        return digest.substring(0, 12);
    }

    /** The rules of a requirement that name one of its parts; not those that hold for every requirement. */
    public List<RuleText> rulesOf(String requirement, String part) {
        return texts.stream()
                .filter(rule ->
                        rule.requirement().equals(requirement) && rule.when().contains("Part " + part + " is asked"))
                .toList();
    }

    /** The same rules over another catalogue, as when policy staff try a change of a number. */
    public Ruleset over(Catalogue changed) {
        return new Ruleset(digest, changed, texts, language, compiled);
    }

    /** Nothing to release: built rules are shared with other rulesets, and go when none uses them. */
    @Override
    public void close() {}
}
