package org.touchstone.check.report;

import java.nio.charset.StandardCharsets;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;

/** A course with something of every outcome, whose words try to be markup. */
final class PoorCourse {

    static final String TITLE = "<script>alert(\"x\")</script> 'coaching' & more ${7*7} #{report.title} [[${title}]]";

    private static final String COURSE = """
            provider: {name: 'A & B </title><img src=x onerror=alert(1)>'}
            course: {title: '%s', sessionsPlanned: 3}
            claims:
              - {element: HC, levels: [1, 2], existingExperience: no}
              - {element: SDM, levels: [3]}
            sessions:
              - id: s1
                title: '"><svg onload=alert(1)>'
                mode: face to face
                groupSize: {value: 22, evidence: [{id: h, page: '<3>', quote: '<b>22</b>'}], note: '<i>why</i>'}
                skillsTraining: yes
              - {id: s2, title: Workshop 2, mode: remote, groupSize: 9, skillsTraining: yes}
            monitoring: {startersRecorded: no, attritionRecorded: no, attendanceRecorded: yes, starters: 8, feedbackSought: 'No, not at present'}
            evidence: [{id: h, title: 'Hand<u>book</u>'}]
            """.formatted(TITLE.replace("'", "''"));

    private PoorCourse() {}

    static Report report() throws MistakesException {
        return Report.of(ShippedRules.assess(NodeReader.read(COURSE.getBytes(StandardCharsets.UTF_8), "poor.yaml")));
    }
}
