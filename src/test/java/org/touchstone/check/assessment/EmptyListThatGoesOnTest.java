package org.touchstone.check.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.Section;

/**
 * An empty list says that there are none. One that is said to go on says that there are some and names none of them: nothing
 * rests on it, whichever list it is.
 */
class EmptyListThatGoesOnTest {

    private static final Node.Entries COURSE = (Node.Entries) ShippedRules.course("bare-course");

    static Stream<Section> lists() {
        return ShippedRules.RULESET.catalogue().questions().sections().stream()
                .filter(section -> section.complete().isPresent());
    }

    private static Node.Entries without(Section list, boolean empty) {
        Map<String, Node> entries = new LinkedHashMap<>(COURSE.entries());
        Node listed = entries.remove(list.key());
        String complete = list.complete().orElseThrow().key();
        entries.put(complete, new Node.Scalar("no", true, COURSE.place()));
        if (empty) {
            entries.put(list.key(), new Node.Items(List.of(), listed == null ? COURSE.place() : listed.place()));
        }
        return new Node.Entries(entries, COURSE.keys(), COURSE.place());
    }

    private static List<String> findings(Node course) {
        return ShippedRules.assess(course).findings().stream()
                .map(EmptyListThatGoesOnTest::summary)
                .toList();
    }

    private static String summary(Finding finding) {
        return finding.part().key() + " of " + finding.target().id() + ": " + finding.outcome() + " "
                + finding.missing();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void saysAsLittleAsNoList(Section list) {
        assertThat(findings(without(list, true))).isEqualTo(findings(without(list, false)));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void doesNotSayThatAPartDoesNotApply(Section list) {
        assertThat(ShippedRules.assess(without(list, true)).findings())
                .filteredOn(finding -> finding.part().per().equals(list.kind()))
                .extracting(Finding::outcome)
                .doesNotContain(Outcome.NOT_APPLICABLE);
    }
}
