package org.touchstone.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;

/** Nothing that people read says a number that policy staff can change elsewhere: it would go on saying it. */
class NumbersAreDataTest {

    private static final Catalogue CATALOGUE = ShippedRules.RULESET.catalogue();

    @Test
    void noWordsSayANumberThatIsSetAsOne() {
        List<Parameter> set =
                CATALOGUE.parameters().stream().filter(Parameter::isSet).toList();
        assertThat(set).isNotEmpty();
        for (Parameter number : set) {
            assertThat(words(CATALOGUE.requirement(number.requirement()).orElseThrow()))
                    .as("%s: %s", number.requirement(), number.name())
                    .doesNotContainPattern("(?<![\\d.,-])" + number.text() + "(?![\\d.,-])");
        }
    }

    /** What is read of a requirement: its words, its remarks, and how its standards are read. What the source says stays as it is. */
    private static String words(Requirement requirement) {
        String remarks = new String(
                        ShippedRules.RULESET.files().bytes(requirement.id() + "/rules.dslr"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("#"))
                .collect(Collectors.joining("\n"));
        return Stream.concat(
                        Stream.of(remarks, requirement.asks()),
                        requirement.covers().stream()
                                .flatMap(row -> CATALOGUE.standard(row.standard()).stream())
                                .flatMap(standard -> Stream.concat(
                                        Stream.of(standard.asks()),
                                        standard.interpretation().stream().map(Interpretation::readAs))))
                .collect(Collectors.joining("\n"));
    }
}
