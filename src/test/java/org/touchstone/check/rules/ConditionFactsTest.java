package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.findings.Finding;

/** A finding shows the fact that ties a thing to the topic, as it shows the other facts that the conditions name. */
class ConditionFactsTest {

    private static final List<Finding> FINDINGS =
            ShippedRules.assess(ShippedRules.course("every-element")).findings();

    private static List<Fact> facts(String part, String element) {
        return FINDINGS.stream()
                .filter(finding -> finding.part().key().equals(part)
                        && finding.target().id().equals(element))
                .findFirst()
                .orElseThrow()
                .facts();
    }

    @Test
    void anExpertIsShownWithTheTopicTheyAreExpertIn() {
        assertThat(facts("planning-with-expert-facilitation/expert", "HC"))
                .filteredOn(fact -> fact.name().equals("facilitator.expert in"))
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.text()).isEqualTo("HC"));
    }

    @Test
    void aSessionIsShownWithTheTopicItIsAbout() {
        assertThat(facts("experiential-learning/practice-in-the-topic", "SDM"))
                .filteredOn(fact -> fact.name().equals("session.elements"))
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.text()).isEqualTo("SDM"));
    }

    @Test
    void whatIsOnlyOnTheTopicIsShownByThat() {
        assertThat(facts("e-learning/relevant-resources", "HL"))
                .extracting(Fact::name)
                .contains("resource.elements");
    }
}
