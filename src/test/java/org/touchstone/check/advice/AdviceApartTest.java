package org.touchstone.check.advice;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.located.Node;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.TextReport;

/** Advice stands apart from findings, and can be left out. */
class AdviceApartTest {

    private static final String HEADING = "ADVICE (NEVER COUNTS AGAINST THE COURSE)";

    @Property(tries = 30, seed = "20261121")
    void adviceChangesNoFindingAndNoVerdict(@ForAll long seed) {
        Node course = new RandomCourses(ShippedRules.RULESET.catalogue(), seed).next();
        Assessment assessment = ShippedRules.assess(course);
        Report with = Report.of(assessment);
        Report without = Report.withoutAdvice(assessment);

        assertThat(with.advice()).isNotEmpty();
        assertThat(without.assessment()).isEqualTo(with.assessment());
        assertThat(without.explanations()).isEqualTo(with.explanations());
        assertThat(TextReport.renderFull(with, false)).startsWith(TextReport.renderFull(without, false));
    }

    @Test
    void switchedOffItIsAbsentFromTextAndJson() {
        Assessment assessment = ShippedRules.assess(ShippedRules.course("complete-course"));
        Report report = Report.of(assessment);
        Report without = Report.withoutAdvice(assessment);

        assertThat(TextReport.renderFull(report, false)).contains(HEADING);
        assertThat(JsonReport.render(report)).contains("\"advice\" : [ {");
        assertThat(TextReport.renderFull(without, false)).doesNotContain(HEADING);
        assertThat(JsonReport.render(without)).contains("\"advice\" : [ ]");
    }

    @Test
    void aReportOnOneElementKeepsTheAdviceOnIt() {
        Report report = Report.of(ShippedRules.assess(ShippedRules.course("complete-course")));

        assertThat(report.only("SDM").advice())
                .isNotEmpty()
                .allMatch(each -> each.about().id().equals("SDM"));
        assertThat(report.only("FW-DEL-01").advice()).isEmpty();
    }
}
