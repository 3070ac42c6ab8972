package org.touchstone.check.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.Approved;
import org.touchstone.JsonSchema;
import org.touchstone.ShippedRules;
import org.touchstone.check.located.MistakesException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published schema of a submission and the reader are of one mind. */
class SubmissionSchemaTest {

    private static final Questions QUESTIONS = ShippedRules.RULESET.catalogue().questions();
    private static final JsonSchema SCHEMA = new JsonSchema(SubmissionSchema.write(QUESTIONS));
    private static final YAMLMapper YAML = new YAMLMapper();

    private static String json(String yaml) {
        return YAML.readTree(yaml).toString();
    }

    private static boolean isReadable(String yaml) {
        try {
            SubmissionReader.read(yaml.getBytes(StandardCharsets.UTF_8), "course.yaml", QUESTIONS);
            return true;
        } catch (MistakesException e) {
            return false;
        }
    }

    static Stream<Path> courses() throws IOException {
        Stream<Path> fixtures;
        try (Stream<Path> all = Files.walk(Path.of("fixtures"))) {
            fixtures =
                    all
                            .filter(path -> path.getFileName().toString().matches("course\\.(yaml|json)"))
                            .sorted()
                            .toList()
                            .stream();
        }
        return Stream.concat(
                Stream.of("complete-course", "every-element")
                        .map(name -> ShippedRules.FOLDER.resolve("examples").resolve(name + ".yaml")),
                fixtures);
    }

    @Test
    void thePublishedSchemaIsUpToDate() {
        Approved.verify(Path.of("src/docs/submission.schema.json"), SubmissionSchema.write(QUESTIONS));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void everyCourseIsAcceptedByBoth(Path course) throws IOException {
        String yaml = Files.readString(course);

        assertThat(isReadable(yaml)).isTrue();
        assertThat(SCHEMA.wrong(json(yaml))).isEmpty();
    }

    private static String course(String more) {
        return "provider: {name: A}\ncourse: {title: B}\n" + more + "\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "design:",
                "design: {values: }",
                "design: {values: ''}",
                "design: {values: no}",
                "design: {values: false}",
                "design: {values: {value: No, note: , evidence: }}",
                "design: {values: {value: We do., evidence: d}}\nevidence: [{id: d, title: D}]",
                "design: {values: {value: We do., evidence: {id: d, page: 3}}}\nevidence: [{id: d, title: D}]",
                "monitoring: {peerReview: yes}",
                "monitoring: {peerReview: 'No.'}",
                "design: {values: No.}",
                "design: {values: 'None of this is done by us, x and y.'}",
                "monitoring: {peerReview: true, starters: 0, completers: '12'}",
                "sessions: []",
                "sessions:",
                "sessions: [{title: , mode: }]",
                "sessions: [{title: 7, date: 2026-09-30, length: PT1H30M, week: 2}]",
                "sessions: [{id: 1, title: A, methods: lecture}]",
                "sessions: [{title: A, methods: [lecture, video], elements: HC}]",
                "followUp: [{title: A, after: P1Y2M}, {title: B, after: P2W}]",
                "claims: [{element: HC, levels: 2}, {element: SDM, levels: ['3']}]",
                "sessions: [{title: A, length: PT3.5H}, {title: B, length: 1D}, {title: C, length: 'P1,5d'}]",
                "sessions: [{title: A, length: 3 hours, lengthLeast: 2.5h}]",
                "sessions: [{title: A, length: Half a day}, {title: B, length: 'two weeks, 3 days and 1.5 hours'}]",
                "reviews: [{kind: peer}]",
                "design: {values: TBC}",
                "design: {values: 'n/a.'}",
                "design: {values: ...}",
                "design: {values: {value: To be confirmed}}",
                "design: {values: {evidence: []}}",
                "design: {values: {value: }}",
                "design: {values: {value: TBC - see handbook, note: n/a, evidence: [{id: , page: }]}}",
                "design: {values: 'Unknown to many, this began in one surgery.'}",
                "design: tbc",
                "monitoring: {starters: '\u2013', peerReview: unknown, embeddingCheckAfter: to be agreed}",
                "design: {values: {value: TBC, note: The board decides.}}",
                "monitoring: {starters: {note: Ask us in May.}, embeddingCheckAfter: {value: ~, note: 3 months or so}}",
                "sessionsComplete: {value: tbc, note: The third day is not fixed.}",
                "sessions: [{title: A, date: to be fixed, mode: still to be arranged, groupSize: tbc later}]",
                "sessions: [{title: A, date: To be agreed with the venue, methods: [lecture, to be chosen]}]",
                "sessions: [{title: A, date: Dates to be confirmed, length: [tbd soon], times: number not yet known}]",
                "sessions: [{title: A, date: 30/09/2026}]",
                "sessions: [{title: , date: To be agreed with the venue and all of the teams that come}, {title: B}]",
                "assessments: [{title: tbc, form: tbc when the board that decides on this has met, elements: to be agreed with all}]",
                "sessions: N/A",
                "sessions: [N/A, ~, {title: tbc, methods: [~], mode: [tbc]}]",
                "sessions: [{title: A, date: tbc, methods: [lecture, ~], elements: N/A, id: n/a}]",
                "claims: [{element: HC, levels: [1, tbc]}]",
                "design: {values: xxx, culture: <insert text here>, inclusion: [insert text here]}",
                "design: {values: {value: '[enter your answer]'}, culture: Lorem ipsum dolor sit amet.}",
                "monitoring: {starters: awaiting info from Leeds, peerReview: same as last year}",
                "sessions: [{title: A, date: '\u00e0 confirmer', mode: zu kl\u00e4ren, methods: [insert methods here]}]",
                "sessions: [{title: , onlyFor: test}, {title: Test}]",
                "assessments: [{id: test, title: test, valid: test}]"
            })
    void whatIsRightIsAcceptedByBoth(String more) {
        assertThat(isReadable(course(more))).isTrue();
        assertThat(SCHEMA.wrong(json(course(more)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense: {a: b}",
                "nonsense:",
                "design: {nonsense: A}",
                "design: {values: yes}",
                "design: {values: true}",
                "design: {values: [A, B]}",
                "sessions: [{title: A, methods: [lecture, lecture]}]",
                "claims: [{element: HC, levels: {value: []}}]",
                "design: {values: {value: A, note: [B]}}",
                "design: {values: {value: A, nonsense: B}}",
                "design: {values: {value: A, evidence: [{page: 3}]}}",
                "design: {values: {value: A, evidence: [{id: d, nonsense: 3}]}}\nevidence: [{id: d, title: D}]",
                "design: [A]",
                "monitoring: {peerReview: perhaps}",
                "monitoring: {starters: -1}",
                "monitoring: {starters: 1.5}",
                "monitoring: {starters: many}",
                "monitoring: {starters: 1000000}",
                "sessions: {title: A}",
                "sessions: [A]",
                "sessions: [{mode: remote}]",
                "sessions: [{title: , mode: remote}]",
                "sessions: [{nonsense: }]",
                "sessions: [{title: A}, ]\nsessions2: ",
                "sessions: [{title: A, mode: nonsense}]",
                "sessions: [{title: A, mode: [remote]}]",
                "sessions: [{title: A, methods: [lecture, nonsense]}]",
                "sessions: [{title: A, date: 5/9/2026}]",
                "sessions: [{title: A, date: September 2026}]",
                "sessions: [{title: A, date: 2026-02-30}]",
                "sessions: [{title: A, length: 3 or 4 hours}]",
                "sessions: [{title: A, length: 3M}]",
                "sessions: [{title: A, length: P1DT}]",
                "sessions: [{title: A, length: 12}]",
                "sessions: [{title: A, length: PT}]",
                "sessions: [{title: A, length: P}]",
                "sessions: [{title: A, id: two words}]",
                "course2: {title: A}",
                "claims: [{element: HC}]",
                "claims: [{levels: [1]}]",
                "claims: [{element: HC, levels: []}]",
                "claims: [{element: XX, levels: [1]}]",
                "claims: [{element: HC, levels: [4]}]",
                "reviews: [{by: A}]",
                "reviews: [{kind: tbc, by: A}]",
                "measures: [{kind: experience, name: N/A}]",
                "measures: [{kind: experience, name: {value: \u2014}}]",
                "measures: [{kind: experience, name: TBC - see handbook}]",
                "outcomes: [{id: tbc, text: A}]",
                "claims: [{element: HC, levels: [tbc]}]",
                "design: {values: yes}",
                "design: {values: {value: TBC, note: The board decides., evidence: d}}\nevidence: [{id: d, title: D}]",
                "course: {title: {value: TBC, note: The board decides.}}",
                "measures: [{kind: experience, name: {note: The board decides.}}]",
                "sessions: [{title: A, date: tbc later, mode: whenever}]",
                "sessions: [{title: A, date: 30 September}]",
                "design: {values: {evidence: d}}\nevidence: [{id: d, title: D}]"
            })
    void whatIsWrongIsRefusedByBoth(String more) {
        assertThat(isReadable(course(more))).isFalse();
        assertThat(SCHEMA.wrong(json(course(more)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider: {name: A}",
                "course: {title: A}",
                "provider: {name: A}\ncourse:",
                "provider: {name: A}\ncourse: {}",
                "provider: {name: A}\ncourse: {title: }",
                "provider: {name: A}\ncourse: {title: ''}",
                "provider: {name: N/A}\ncourse: {title: B}",
                "provider: {name: A}\ncourse: tbc",
                "provider: {name: A}\ncourse: {title: [B]}",
                "provider: {name: A}\ncourse: {title: B, language: e}",
                "[provider, course]"
            })
    void whatLacksAnAnswerThatMustBeThereIsRefusedByBoth(String yaml) {
        assertThat(isReadable(yaml)).isFalse();
        assertThat(SCHEMA.wrong(json(yaml))).isNotEmpty();
    }
}
