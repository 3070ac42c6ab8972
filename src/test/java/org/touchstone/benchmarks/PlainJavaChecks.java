package org.touchstone.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.facts.Asked;
import org.touchstone.facts.CourseFacts;
import org.touchstone.facts.Described;
import org.touchstone.facts.Fact;
import org.touchstone.rules.Remark;
import org.touchstone.rules.Remarks;
import org.touchstone.rules.Said;

/**
 * Every check of {@code rules/*}{@code /rules.dslr}, written by hand in Java without an engine: what the engine is measured
 * against, and a second opinion on what the rules say. A changed rule has to be changed here as well.
 */
@SuppressWarnings("varargs") // The lists of facts are only read.
public final class PlainJavaChecks {

    private final CourseFacts course;
    private final List<Remark> remarks = new ArrayList<>();

    private PlainJavaChecks(CourseFacts course) {
        this.course = course;
    }

    /** What the rules say of everything that is asked of a course. */
    public static List<Remark> evaluate(List<Asked> asked, CourseFacts course) {
        PlainJavaChecks checks = new PlainJavaChecks(course);
        asked.forEach(checks::check);
        return checks.remarks;
    }

    private void check(Asked it) {
        everyRequirement(it);
        switch (it.part().requirement()) {
            case "assessment-aligned" -> assessmentAligned(it);
            case "attendance-data" -> attendanceData(it);
            case "audience-and-learners" -> audienceAndLearners(it);
            case "case-study" -> caseStudy(it);
            case "content-review" -> contentReview(it);
            case "core-capabilities" -> coreCapabilities(it);
            case "core-programme" -> coreProgramme(it);
            case "curriculum-mapping" -> curriculumMapping(it);
            case "e-learning" -> eLearning(it);
            case "embedding-check" -> embeddingCheck(it);
            case "evidence-base" -> evidenceBase(it);
            case "experiential-learning" -> experientialLearning(it);
            case "facilitators" -> facilitators(it);
            case "feedback" -> feedback(it);
            case "follow-up" -> followUp(it);
            case "group-size" -> groupSize(it);
            case "immediate-and-intermediate-outcomes" -> immediateAndIntermediateOutcomes(it);
            case "levels-build-up" -> levelsBuildUp(it);
            case "levels-of-performance" -> levelsOfPerformance(it);
            case "lived-experience" -> livedExperience(it);
            case "modular-and-context-specific" -> modularAndContextSpecific(it);
            case "patient-reported-measures" -> patientReportedMeasures(it);
            case "planning-with-expert-facilitation" -> planningWithExpertFacilitation(it);
            case "practice-opportunities" -> practiceOpportunities(it);
            case "principles" -> principles(it);
            case "review-of-quality" -> reviewOfQuality(it);
            case "sign-off" -> signOff(it);
            case "telling-participants" -> tellingParticipants(it);
            case "workplace-evidence" -> workplaceEvidence(it);
            default -> {
                // One answer settles each part of the other requirements.
            }
        }
    }

    private void everyRequirement(Asked it) {
        if (!it.isAnswered()) {
            return;
        }
        if (it.answerGiven() && it.isJudged()) {
            toJudge(it, "every-requirement: The answer is for a reviewer to judge", it.onAnswer());
        } else if (it.answerGiven()) {
            met(it, "every-requirement: The answer meets it", it.onAnswer());
        }
        if (it.answerNo()) {
            notMet(it, "every-requirement: The answer is no", it.onAnswer());
        }
    }

    private void assessmentAligned(Asked it) {
        switch (it.part().id()) {
            case "outcome-assessed" -> outcomeAssessed(it);
            case "aligned" -> {
                for (Described outcome : course.things("outcome")) {
                    if (outcome.given("outcome.curriculum") && outcome.isNamed(it.on("assessment.assesses"))) {
                        toJudge(
                                it,
                                "assessment-aligned: The assessment reaches the curriculum through an outcome of the course",
                                outcome.on("outcome.curriculum"),
                                it.on("assessment.assesses", outcome.getId()));
                    }
                }
            }
            default -> {}
        }
    }

    private void outcomeAssessed(Asked it) {
        boolean noAssessments = it.no("course.assessments listed");
        if (it.given("outcome.assessed by")) {
            met(it, "assessment-aligned: An assessment assesses the outcome", it.on("outcome.assessed by"));
        }
        if (it.no("outcome.assessed")) {
            notMet(it, "assessment-aligned: The file says that the outcome is not assessed", it.on("outcome.assessed"));
        }
        if (noAssessments) {
            notMet(it, "assessment-aligned: The course has no assessments", it.on("course.assessments listed"));
        }
        if (noAssessments && it.given("outcome.assessed")) {
            conflicting(
                    it,
                    "assessment-aligned: The outcome is said to be assessed, but the course has no assessments",
                    it.on("outcome.assessed"),
                    it.on("course.assessments listed"));
        }
    }

    private void attendanceData(Asked it) {
        switch (it.part().id()) {
            case "starters" -> {
                if (it.no("course.starters recorded") && it.given("course.starters")) {
                    conflicting(
                            it,
                            "attendance-data: A number of starters, though it is not recorded who starts",
                            it.on("course.starters recorded"),
                            it.on("course.starters"));
                }
            }
            case "completers" -> {
                if (it.no("course.completers recorded") && it.given("course.completers")) {
                    conflicting(
                            it,
                            "attendance-data: A number of completers, though it is not recorded who completes",
                            it.on("course.completers recorded"),
                            it.on("course.completers"));
                }
                if (it.moreThanIts("course.completers", "course.starters")) {
                    conflicting(
                            it,
                            "attendance-data: More people completed than started",
                            it.on("course.completers"),
                            it.on("course.starters"));
                }
            }
            default -> {}
        }
    }

    private void audienceAndLearners(Asked it) {
        if (!it.part().id().equals("audience") || !it.given("course.audience")) {
            return;
        }
        if (it.given("course.audience reason")) {
            toJudge(
                    it,
                    "audience-and-learners: Who the course is for, and why, is for a reviewer to judge",
                    it.on("course.audience"),
                    it.on("course.audience reason"));
        }
        if (it.no("course.audience reason")) {
            notMet(
                    it,
                    "audience-and-learners: There is no reason why the course is right for its audience",
                    it.on("course.audience"),
                    it.on("course.audience reason"));
        }
    }

    private void caseStudy(Asked it) {
        if (!it.part().id().equals("case-study") || !it.no("element.case study")) {
            return;
        }
        for (Described assessment : course.things("assessment")) {
            if (isAbout(assessment, it) && assessment.is("assessment.form", "case study")) {
                conflicting(
                        it,
                        "case-study: No case study, but one among the assessments",
                        it.on("element.case study"),
                        about(assessment, it),
                        assessment.on("assessment.form", "case study"));
            }
        }
    }

    private void contentReview(Asked it) {
        boolean on = it.given("course.content reviewed on");
        boolean every = it.given("course.content review every");
        boolean none = it.no("course.content review");
        switch (it.part().id()) {
            case "kept-up-to-date" -> {
                if (none && on) {
                    conflicting(
                            it,
                            "content-review: Not kept up to date, and yet the date of a review",
                            it.on("course.content review"),
                            it.on("course.content reviewed on"));
                }
                if (none && every) {
                    conflicting(
                            it,
                            "content-review: Not kept up to date, and yet how often it is reviewed",
                            it.on("course.content review"),
                            it.on("course.content review every"));
                }
            }
            case "often-enough" -> {
                if (on && every && it.unset("most days between reviews")) {
                    toJudge(
                            it,
                            "content-review: How often is for a reviewer to judge, for the source gives no number",
                            it.on("course.content reviewed on"),
                            it.on("course.content review every"));
                }
                double most = it.parameter("most days between reviews");
                if (on && it.atMost("course.content review every", most)) {
                    compared(
                            Said.MET,
                            it,
                            "content-review: Reviewed as often as policy has set",
                            "most days between reviews",
                            it.on("course.content reviewed on"),
                            it.on("course.content review every"));
                }
                if (it.more("course.content review every", most)) {
                    compared(
                            Said.NOT_MET,
                            it,
                            "content-review: Reviewed less often than policy has set",
                            "most days between reviews",
                            it.on("course.content review every"));
                }
                if (none && it.unsaid("course.content reviewed on") && it.unsaid("course.content review every")) {
                    notApplicable(
                            it,
                            "content-review: Without reviews there is no time to judge",
                            it.on("course.content review"));
                }
            }
            default -> {}
        }
    }

    private void coreCapabilities(Asked it) {
        if (it.part().id().equals("core-capabilities") && it.given("course.core outcome mapped")) {
            toJudge(
                    it,
                    "core-capabilities: An outcome of the course maps to a core capability",
                    it.on("course.core outcome mapped"));
        }
    }

    private void coreProgramme(Asked it) {
        switch (it.part().id()) {
            case "chance-to-practise" -> {
                metByMethod(
                        it,
                        "practice",
                        "core-programme: A session in which skills are practised is a chance to practise");
                metByMethod(it, "role play", "core-programme: A session with role play is a chance to practise");
                metByMethod(it, "simulation", "core-programme: A session with simulation is a chance to practise");
            }
            case "core-programme" -> {
                metByStage(it, "core programme", "core-programme: Sessions of a core programme are listed");
                notMetWithoutSessions(it, "core-programme: Without sessions there is no core programme");
                if (it.differsFromIts("course.sessions planned", "course.sessions listed")) {
                    conflicting(
                            it,
                            "core-programme: The number of sessions planned differs from the number listed",
                            it.on("course.sessions planned"),
                            it.on("course.sessions listed"));
                }
            }
            case "ongoing-activities" -> {
                metByStage(it, "ongoing activity", "core-programme: An ongoing activity is listed");
                notMetWithoutSessions(it, "core-programme: Without sessions there is no ongoing activity");
            }
            case "apart" -> apart(it);
            case "timetabled-activities" -> timetabledActivities(it);
            case "action-learning-sets" -> {
                for (Described session : course.things("session")) {
                    if (isAbout(session, it) && session.is("session.methods", "action-learning set")) {
                        met(
                                it,
                                "core-programme: A session on the topic is an action-learning set",
                                about(session, it),
                                session.on("session.methods", "action-learning set"));
                    }
                }
            }
            default -> {}
        }
    }

    private void metByMethod(Asked it, String method, String rule) {
        for (Described session : course.things("session")) {
            if (session.is("session.methods", method)) {
                met(it, rule, session.on("session.methods", method));
            }
        }
    }

    private void metByStage(Asked it, String stage, String rule) {
        for (Described session : course.things("session")) {
            if (session.is("session.stage", stage)) {
                met(it, rule, session.on("session.stage", stage));
            }
        }
    }

    private void notMetWithoutSessions(Asked it, String rule) {
        if (it.no("course.sessions listed")) {
            notMet(it, rule, it.on("course.sessions listed"));
        }
    }

    private void apart(Asked it) {
        List<Fact> days = it.on("course.days from first to last session");
        if (it.more("course.days from first to last session", 0)) {
            met(it, "core-programme: The activities are on more than one date", days);
        }
        if (it.exactly("course.days from first to last session", 0)) {
            notMet(it, "core-programme: All activities are on one date", days);
        }
        if (it.exactly("course.sessions planned", 1)) {
            notMet(it, "core-programme: A single session cannot be spread over time", it.on("course.sessions planned"));
        }
    }

    private void timetabledActivities(Asked it) {
        for (Described session : course.things("session")) {
            if (session.is("session.stage", "ongoing activity")) {
                List<Fact> stage = session.on("session.stage", "ongoing activity");
                if (session.given("session.date")) {
                    toJudge(it, "core-programme: An ongoing activity has a date", stage, session.on("session.date"));
                }
                if (session.given("session.week")) {
                    toJudge(it, "core-programme: An ongoing activity has a week", stage, session.on("session.week"));
                }
            }
        }
        notMetWithoutSessions(it, "core-programme: Without sessions there is no ongoing activity on a timetable");
    }

    private void curriculumMapping(Asked it) {
        switch (it.part().id()) {
            case "mapped" -> {
                if (it.given("curriculum outcome.mapped by")) {
                    met(
                            it,
                            "curriculum-mapping: An outcome of the course maps to it",
                            it.on("curriculum outcome.mapped by"));
                }
            }
            case "taught" -> {
                if (it.given("curriculum outcome.taught in")) {
                    met(
                            it,
                            "curriculum-mapping: A session or resource teaches it",
                            it.on("curriculum outcome.taught in"));
                }
            }
            case "practised" -> practised(it);
            case "assessed" -> assessed(it);
            case "maps-to-curriculum" -> {
                if (it.given("outcome.curriculum")) {
                    toJudge(
                            it,
                            "curriculum-mapping: The outcome of the course names a curriculum outcome",
                            it.on("outcome.curriculum"));
                }
            }
            case "known-to-curriculum" -> {
                if (it.given("outcome.unknown curriculum outcome")) {
                    notMet(
                            it,
                            "curriculum-mapping: The outcome of the course names something that the curriculum does not have",
                            it.on("outcome.unknown curriculum outcome"));
                } else if (it.given("outcome.curriculum")) {
                    met(
                            it,
                            "curriculum-mapping: Everything that the outcome of the course names is in the curriculum",
                            it.on("outcome.curriculum"));
                }
            }
            case "within-claims" -> withinClaims(it);
            default -> {}
        }
    }

    private void practised(Asked it) {
        if (it.isOther("curriculum outcome.depth", "do")) {
            notApplicable(
                    it,
                    "curriculum-mapping: Only what asks for action is practised",
                    it.on("curriculum outcome.depth"));
        } else if (it.given("curriculum outcome.practised in")) {
            met(
                    it,
                    "curriculum-mapping: It is practised in a session",
                    it.on("curriculum outcome.depth"),
                    it.on("curriculum outcome.practised in"));
        }
    }

    private void assessed(Asked it) {
        List<Fact> depth = it.on("curriculum outcome.depth");
        List<Fact> by = it.on("curriculum outcome.assessed by");
        if (by.isEmpty()) {
            return;
        }
        if (it.isOther("curriculum outcome.depth", "do")) {
            met(it, "curriculum-mapping: An assessment assesses what asks for no action", depth, by);
        } else if (it.given("curriculum outcome.assessed in practice")) {
            met(
                    it,
                    "curriculum-mapping: More than a knowledge test assesses what asks for action",
                    depth,
                    by,
                    it.on("curriculum outcome.assessed in practice"));
        } else {
            for (Described assessment : course.things("assessment")) {
                if (assessment.is("assessment.form", "knowledge test") && assessment.isNamed(by)) {
                    toJudge(
                            it,
                            "curriculum-mapping: A knowledge test assesses what asks for action",
                            depth,
                            assessment.on("assessment.form", "knowledge test"),
                            it.on("curriculum outcome.assessed by", assessment.getId()));
                }
            }
        }
    }

    private void withinClaims(Asked it) {
        if (it.given("outcome.outside the claims")) {
            toJudge(
                    it,
                    "curriculum-mapping: The outcome of the course maps to something not claimed",
                    it.on("outcome.outside the claims"));
            return;
        }
        if (it.given("outcome.inside the claims")) {
            met(
                    it,
                    "curriculum-mapping: Everything known that the outcome of the course maps to is claimed",
                    it.on("outcome.inside the claims"));
        }
        if (it.given("outcome.curriculum") && it.unsaid("outcome.unknown curriculum outcome")) {
            met(it, "curriculum-mapping: The core capabilities are within every claim", it.on("outcome.curriculum"));
        }
    }

    private void eLearning(Asked it) {
        boolean noResources = it.no("course.resources listed");
        List<Fact> listed = it.on("course.resources listed");
        switch (it.part().id()) {
            case "relevant-e-learning" -> {
                for (Described resource : eLearningOn(it)) {
                    toJudge(
                            it,
                            "e-learning: E-learning on the topic is listed",
                            about(resource, it),
                            resource.on("resource.kind", "e-learning"));
                }
                if (noResources) {
                    notMet(it, "e-learning: Without resources there is no e-learning", listed);
                }
            }
            case "achievement-recorded" -> {
                for (Described resource : eLearningOn(it)) {
                    List<Fact> kind = resource.on("resource.kind", "e-learning");
                    if (resource.is("resource.achievement recorded", "yes")) {
                        met(
                                it,
                                "e-learning: Achievement in e-learning is recorded",
                                about(resource, it),
                                kind,
                                resource.on("resource.achievement recorded", "yes"));
                    }
                    if (resource.is("resource.achievement recorded", "no") && noneMayBeRecorded(it, true)) {
                        notMet(
                                it,
                                "e-learning: Achievement in e-learning is not recorded",
                                about(resource, it),
                                kind,
                                resource.on("resource.achievement recorded", "no"));
                    }
                }
                for (Described one : eLearningOn(it)) {
                    for (Described other : eLearningOn(it)) {
                        if (one.is("resource.achievement recorded", "yes")
                                && other.is("resource.achievement recorded", "no")) {
                            toJudge(
                                    it,
                                    "e-learning: Achievement is recorded in one piece of e-learning and not in another",
                                    about(one, it),
                                    about(other, it),
                                    one.on("resource.kind", "e-learning"),
                                    one.on("resource.achievement recorded", "yes"),
                                    other.on("resource.kind", "e-learning"),
                                    other.on("resource.achievement recorded", "no"));
                        }
                    }
                }
                if (noResources) {
                    notApplicable(
                            it,
                            "e-learning: Without resources there is no achievement in e-learning to record",
                            listed);
                }
            }
            case "right-level" -> {
                levelOfELearning(it, "e-learning: The level of the e-learning is stated");
                if (noResources) {
                    notApplicable(it, "e-learning: Without resources there is no level to judge", listed);
                }
            }
            case "right-level-and-capability" -> {
                levelOfELearning(it, "e-learning: The level of knowledge and capability of the e-learning is stated");
                if (noResources) {
                    notApplicable(
                            it,
                            "e-learning: Without resources there is no level of knowledge and capability to judge",
                            listed);
                }
            }
            case "relevant-resources" -> {
                for (Described resource : course.things("resource")) {
                    if (isAbout(resource, it)) {
                        toJudge(it, "e-learning: Resources on the topic are listed", about(resource, it));
                    }
                }
                if (noResources) {
                    notMet(it, "e-learning: Without resources there are none on the topic", listed);
                }
            }
            case "resource-achievement-recorded" -> {
                for (Described resource : course.things("resource")) {
                    if (isAbout(resource, it) && resource.is("resource.achievement recorded", "yes")) {
                        met(
                                it,
                                "e-learning: Achievement with resources is recorded",
                                about(resource, it),
                                resource.on("resource.achievement recorded", "yes"));
                    }
                    if (isAbout(resource, it)
                            && resource.is("resource.achievement recorded", "no")
                            && noneMayBeRecorded(it, false)) {
                        notMet(
                                it,
                                "e-learning: Achievement with resources is not recorded",
                                about(resource, it),
                                resource.on("resource.achievement recorded", "no"));
                    }
                }
                for (Described one : course.things("resource")) {
                    for (Described other : course.things("resource")) {
                        if (isAbout(one, it)
                                && one.is("resource.achievement recorded", "yes")
                                && isAbout(other, it)
                                && other.is("resource.achievement recorded", "no")) {
                            toJudge(
                                    it,
                                    "e-learning: Achievement is recorded with one resource and not with another",
                                    about(one, it),
                                    about(other, it),
                                    one.on("resource.achievement recorded", "yes"),
                                    other.on("resource.achievement recorded", "no"));
                        }
                    }
                }
                if (noResources) {
                    notApplicable(it, "e-learning: Without resources there is no achievement to record", listed);
                }
            }
            case "resource-right-level" -> {
                for (Described resource : course.things("resource")) {
                    if (isAbout(resource, it) && resource.given("resource.level")) {
                        toJudge(
                                it,
                                "e-learning: The level of the resources is stated",
                                about(resource, it),
                                resource.on("resource.level"));
                    }
                }
                if (noResources) {
                    notApplicable(it, "e-learning: Without resources there is no level of resources to judge", listed);
                }
            }
            default -> {}
        }
    }

    /** Whether it is said of every resource that may be about it that achievement is not recorded. */
    private boolean noneMayBeRecorded(Asked it, boolean eLearningOnly) {
        for (Described resource : course.things("resource")) {
            boolean mayBeAboutIt = resource.unsaid("resource.elements") || isAbout(resource, it);
            boolean mayBeELearning = resource.unsaid("resource.kind") || resource.is("resource.kind", "e-learning");
            if (mayBeAboutIt
                    && (mayBeELearning || !eLearningOnly)
                    && !resource.is("resource.achievement recorded", "no")) {
                return false;
            }
        }
        return true;
    }

    private void levelOfELearning(Asked it, String rule) {
        for (Described resource : eLearningOn(it)) {
            if (resource.given("resource.level")) {
                toJudge(
                        it,
                        rule,
                        about(resource, it),
                        resource.on("resource.kind", "e-learning"),
                        resource.on("resource.level"));
            }
        }
    }

    private List<Described> eLearningOn(Asked it) {
        List<Described> found = new ArrayList<>();
        for (Described resource : course.things("resource")) {
            if (isAbout(resource, it) && resource.is("resource.kind", "e-learning")) {
                found.add(resource);
            }
        }
        return found;
    }

    private void embeddingCheck(Asked it) {
        List<Fact> after = it.on("course.embedding check after");
        boolean none = it.no("course.embedding check");
        switch (it.part().id()) {
            case "check-made" -> {
                if (none && it.given("course.embedding check after")) {
                    conflicting(
                            it,
                            "embedding-check: No later check, and yet a time for it",
                            it.on("course.embedding check"),
                            after);
                }
            }
            case "interval" -> {
                if (it.given("course.embedding check after") && it.unset("least days after")) {
                    toJudge(
                            it,
                            "embedding-check: The time of the check is for a reviewer to judge, for the source gives none",
                            after);
                }
                double least = it.parameter("least days after");
                if (it.atLeast("course.embedding check after", least)) {
                    compared(
                            Said.MET,
                            it,
                            "embedding-check: The check comes after the days that policy has set",
                            "least days after",
                            after);
                }
                if (it.less("course.embedding check after", least)) {
                    compared(
                            Said.NOT_MET,
                            it,
                            "embedding-check: The check comes sooner than the days that policy has set",
                            "least days after",
                            after);
                }
                if (none && after.isEmpty()) {
                    notApplicable(
                            it,
                            "embedding-check: Without a check there is no time to judge",
                            it.on("course.embedding check"));
                }
            }
            default -> {}
        }
    }

    private void evidenceBase(Asked it) {
        List<Fact> listed = it.on("course.evidence base listed");
        switch (it.part().id()) {
            case "evidence-of-benefit" -> {
                boolean nonePublished =
                        course.things("source").stream().allMatch(source -> source.is("source.published", "no"));
                for (Described source : course.things("source")) {
                    if (source.is("source.published", "yes") && source.given("source.shows")) {
                        toJudge(
                                it,
                                "evidence-base: Published evidence of benefit is for a reviewer to judge",
                                source.on("source.published", "yes"),
                                source.on("source.shows"));
                    }
                    if (nonePublished) {
                        notMet(
                                it,
                                "evidence-base: None of the sources listed is published",
                                source.on("source.published", "no"));
                    }
                }
                if (it.no("course.evidence base listed")) {
                    notMet(it, "evidence-base: No evidence is listed", listed);
                }
            }
            case "evidence-on-the-topic" -> {
                for (Described source : course.things("source")) {
                    if (isAbout(source, it) && source.is("source.published", "yes")) {
                        toJudge(
                                it,
                                "evidence-base: Published evidence on the topic is for a reviewer to judge",
                                about(source, it),
                                source.on("source.published", "yes"));
                    }
                }
                if (it.no("course.evidence base listed")) {
                    notMet(it, "evidence-base: No evidence is listed, so none on the topic", listed);
                }
            }
            default -> {}
        }
    }

    private void experientialLearning(Asked it) {
        switch (it.part().id()) {
            case "learning-by-doing" -> {
                if (it.no("course.experience")) {
                    for (Described session : course.things("session")) {
                        if (session.is("session.skills training", "yes") && session.given("session.title")) {
                            conflicting(
                                    it,
                                    "experiential-learning: No learning by doing, but a session trains skills",
                                    it.on("course.experience"),
                                    session.on("session.skills training", "yes"),
                                    session.on("session.title"));
                        }
                        for (String method : List.of("practice", "role play", "simulation", "work-based learning")) {
                            if (session.is("session.methods", method) && session.given("session.title")) {
                                conflicting(
                                        it,
                                        "experiential-learning: No learning by doing, but a session has " + method,
                                        it.on("course.experience"),
                                        session.on("session.methods", method),
                                        session.on("session.title"));
                            }
                        }
                    }
                }
            }
            case "demonstrations" -> {
                shownBy(
                        it,
                        "demonstration",
                        "experiential-learning: A session with a demonstration shows that people see demonstrations");
                notMetWithoutSessions(it, "experiential-learning: Without sessions nothing is demonstrated");
            }
            case "taking-part" -> {
                shownBy(it, "practice", "experiential-learning: A session with practice lets people take part");
                shownBy(it, "role play", "experiential-learning: A session with role play lets people take part");
                shownBy(it, "simulation", "experiential-learning: A session with simulation lets people take part");
                shownBy(
                        it,
                        "small-group work",
                        "experiential-learning: A session with small-group work lets people take part");
                notMetWithoutSessions(it, "experiential-learning: Without sessions nobody takes part");
            }
            case "discussion" -> {
                shownBy(it, "discussion", "experiential-learning: A session with discussion lets people discuss");
                shownBy(
                        it,
                        "case discussion",
                        "experiential-learning: A session with case discussion lets people discuss");
                notMetWithoutSessions(it, "experiential-learning: Without sessions there is no discussion");
            }
            case "reflection" -> {
                shownBy(it, "reflection", "experiential-learning: A session with reflection lets people reflect");
                notMetWithoutSessions(it, "experiential-learning: Without sessions there is no reflection");
            }
            case "practice-in-the-topic" -> practiceInTheTopic(it);
            default -> {}
        }
    }

    private void shownBy(Asked it, String method, String rule) {
        for (Described session : course.things("session")) {
            if (session.is("session.methods", method) && session.given("session.title")) {
                met(it, rule, session.on("session.methods", method), session.on("session.title"));
            }
        }
    }

    private void practiceInTheTopic(Asked it) {
        for (Described session : course.things("session")) {
            if (isAbout(session, it) && session.given("session.title")) {
                List<Fact> title = session.on("session.title");
                if (session.is("session.skills training", "yes")) {
                    toJudge(
                            it,
                            "experiential-learning: A session on the topic trains skills",
                            about(session, it),
                            session.on("session.skills training", "yes"),
                            title);
                }
                for (String method : List.of("practice", "role play", "simulation", "work-based learning")) {
                    if (session.is("session.methods", method)) {
                        toJudge(
                                it,
                                "experiential-learning: A session on the topic uses " + method,
                                about(session, it),
                                session.on("session.methods", method),
                                title);
                    }
                }
            }
        }
        if (it.no("course.experience")) {
            notMet(it, "experiential-learning: Nothing on the course is learned by doing", it.on("course.experience"));
        }
        notMetWithoutSessions(it, "experiential-learning: Without sessions the topic is not practised");
    }

    private void facilitators(Asked it) {
        if (!it.part().id().equals("varied-backgrounds")) {
            return;
        }
        List<Fact> listed = it.on("course.facilitators listed");
        if (it.more("course.facilitators listed", 0)) {
            for (Described facilitator : course.things("facilitator")) {
                if (facilitator.given("facilitator.profession")) {
                    toJudge(
                            it,
                            "facilitators: The mix of professions is for a reviewer to judge",
                            listed,
                            facilitator.on("facilitator.profession"));
                }
            }
        }
        if (it.no("course.facilitators listed")) {
            notMet(it, "facilitators: Nobody teaches", listed);
        }
    }

    private void feedback(Asked it) {
        switch (it.part().id()) {
            case "sought" -> {
                if (it.no("course.feedback sought")) {
                    for (Described change : course.things("change")) {
                        if (change.given("change.because")) {
                            conflicting(
                                    it,
                                    "feedback: Feedback led to a change, though none is asked for",
                                    it.on("course.feedback sought"),
                                    change.on("change.because"));
                        }
                    }
                }
            }
            case "used" -> {
                List<Fact> used = it.on("course.feedback used");
                if (it.given("course.feedback used")) {
                    toJudge(it, "feedback: It is said how feedback leads to changes", used);
                }
                for (Described change : course.things("change")) {
                    if (change.given("change.because")) {
                        toJudge(
                                it,
                                "feedback: A change is listed with the feedback that led to it",
                                change.on("change.because"));
                    }
                }
                if (it.no("course.feedback used")) {
                    notMet(it, "feedback: Feedback does not lead to changes", used);
                }
            }
            case "in-good-time" -> changeInGoodTime(it);
            default -> {}
        }
    }

    private void changeInGoodTime(Asked it) {
        if (!it.given("change.what")) {
            return;
        }
        List<Fact> what = it.on("change.what");
        List<Fact> days = it.on("change.days after feedback");
        double most = it.parameter("most days to change");
        if (it.given("change.days after feedback") && it.unset("most days to change")) {
            toJudge(
                    it,
                    "feedback: How soon a change came is for a reviewer to judge, for the source gives no number",
                    what,
                    days);
        }
        if (it.atMost("change.days after feedback", most)) {
            compared(
                    Said.MET,
                    it,
                    "feedback: A change came within the days that policy has set",
                    "most days to change",
                    what,
                    days);
        }
        if (it.more("change.days after feedback", most)) {
            compared(
                    Said.NOT_MET,
                    it,
                    "feedback: A change came later than the days that policy has set",
                    "most days to change",
                    what,
                    days);
        }
        if (it.moreThanIts("change.feedback on", "change.made on")) {
            conflicting(
                    it,
                    "feedback: A change came before the feedback that led to it",
                    what,
                    it.on("change.feedback on"),
                    it.on("change.made on"));
        }
    }

    private void followUp(Asked it) {
        switch (it.part().id()) {
            case "reflection" -> {
                followUpFor(it, "reflection", "follow-up: Follow-up lets learners reflect");
                withoutFollowUp(
                        it,
                        "follow-up: Without follow-up learners do not reflect in it",
                        "follow-up: No follow-up to reflect in, yet a session of follow-up");
            }
            case "embedding" -> {
                for (Described followUp : course.things("follow-up")) {
                    if (followUp.is("follow-up.purposes", "embedding") && followUp.given("follow-up.how")) {
                        toJudge(
                                it,
                                "follow-up: How follow-up embeds the training is for a reviewer to judge",
                                followUp.on("follow-up.purposes", "embedding"),
                                followUp.on("follow-up.how"));
                    }
                }
                withoutFollowUp(
                        it,
                        "follow-up: Without follow-up the training is not embedded in it",
                        "follow-up: No follow-up to embed the training, yet a session of follow-up");
            }
            case "revisiting-skills" -> {
                followUpFor(it, "revisiting skills", "follow-up: Learners go back over their skills");
                withoutFollowUp(
                        it,
                        "follow-up: Without follow-up learners do not go back over their skills",
                        "follow-up: No follow-up to go back over skills, yet a session of follow-up");
            }
            case "some-time-after" -> someTimeAfter(it);
            default -> {}
        }
    }

    private void followUpFor(Asked it, String purpose, String rule) {
        for (Described followUp : course.things("follow-up")) {
            if (followUp.is("follow-up.purposes", purpose)) {
                met(it, rule, followUp.on("follow-up.purposes", purpose));
            }
        }
    }

    private void withoutFollowUp(Asked it, String none, String andYet) {
        if (!it.no("course.follow up listed")) {
            return;
        }
        List<Fact> listed = it.on("course.follow up listed");
        notMet(it, none, listed);
        for (Described session : course.things("session")) {
            if (session.is("session.stage", "follow-up")) {
                conflicting(it, andYet, listed, session.on("session.stage", "follow-up"));
            }
        }
    }

    private void someTimeAfter(Asked it) {
        List<Fact> after = it.on("follow-up.after");
        double least = it.parameter("least days after");
        if (it.exactly("follow-up.after", 0)) {
            notMet(it, "follow-up: Follow-up with no time after the core programme", after);
        }
        if (it.more("follow-up.after", 0) && it.unset("least days after")) {
            toJudge(
                    it,
                    "follow-up: The time until follow-up is for a reviewer to judge, for the source gives no number",
                    after);
        }
        if (it.atLeast("follow-up.after", least)) {
            compared(
                    Said.MET,
                    it,
                    "follow-up: Follow-up comes after the time that policy has set",
                    "least days after",
                    after);
        }
        if (it.less("follow-up.after", least)) {
            compared(
                    Said.NOT_MET,
                    it,
                    "follow-up: Follow-up comes before the time that policy has set",
                    "least days after",
                    after);
        }
    }

    private void groupSize(Asked it) {
        switch (it.part().id()) {
            case "recommended-number" -> recommendedNumber(it);
            case "suits-the-training" -> suitsTheTraining(it);
            default -> {}
        }
    }

    private void recommendedNumber(Asked it) {
        if (it.is("session.skills training", "yes") && it.is("session.mode", "face to face")) {
            if (it.more("session.group size", it.parameter("most"))) {
                ofGroup(Said.NOT_MET, it, "group-size: Face-to-face group is larger than recommended", "most");
            } else if (it.less("session.group size", it.parameter("least"))) {
                ofGroup(Said.NOT_MET, it, "group-size: Face-to-face group is smaller than recommended", "least");
            } else if (isOfRecommendedSize(it)) {
                ofGroup(Said.MET, it, "group-size: Face-to-face group is of the recommended size", "least", "most");
            }
        }
        if (it.is("session.skills training", "no")) {
            notApplicable(
                    it,
                    "group-size: The recommended number is for skills training",
                    it.on("session.skills training", "no"));
        }
        if (it.isOther("session.mode", "face to face")) {
            notApplicable(it, "group-size: The recommended number is for face-to-face training", it.on("session.mode"));
        }
    }

    private void suitsTheTraining(Asked it) {
        boolean trainsSkills = it.is("session.skills training", "yes");
        if (trainsSkills && it.is("session.mode", "face to face")) {
            if (it.more("session.group size", it.parameter("most"))) {
                ofGroup(
                        Said.TO_JUDGE,
                        it,
                        "group-size: A larger face-to-face group is for a reviewer to judge",
                        "most");
            } else if (it.less("session.group size", it.parameter("least"))) {
                ofGroup(
                        Said.TO_JUDGE,
                        it,
                        "group-size: A smaller face-to-face group is for a reviewer to judge",
                        "least");
            } else if (isOfRecommendedSize(it)) {
                ofGroup(
                        Said.MET,
                        it,
                        "group-size: A group of the recommended size suits the training",
                        "least",
                        "most");
            }
        }
        if (trainsSkills && it.is("session.mode", "remote")) {
            if (it.unset("most remote") && it.given("session.group size")) {
                ofGroup(
                        Said.TO_JUDGE,
                        it,
                        "group-size: A remote group is for a reviewer to judge, for the source gives no number");
            } else if (it.atMost("session.group size", it.parameter("most remote"))) {
                ofGroup(
                        Said.MET,
                        it,
                        "group-size: A remote group within the number that policy has set suits the training",
                        "most remote");
            } else if (it.more("session.group size", it.parameter("most remote"))) {
                ofGroup(
                        Said.TO_JUDGE,
                        it,
                        "group-size: A remote group above the number that policy has set is for a reviewer to judge",
                        "most remote");
            }
        }
        if (it.is("session.skills training", "no")) {
            notApplicable(
                    it, "group-size: Other sessions have no group to judge", it.on("session.skills training", "no"));
        }
        if (it.is("session.mode", "self-directed")) {
            notApplicable(
                    it,
                    "group-size: Self-directed learning has no group to judge",
                    it.on("session.mode", "self-directed"));
        }
    }

    private static boolean isOfRecommendedSize(Asked it) {
        return it.atLeast("session.group size", it.parameter("least"))
                && it.atMost("session.group size", it.parameter("most"));
    }

    private void ofGroup(Said said, Asked it, String rule, String... parameters) {
        List<Fact> facts = Remarks.facts(
                it.on("session.skills training", "yes"), it.on("session.mode"), it.on("session.group size"));
        remarks.add(new Remark(said, it, rule, facts, it.compared(parameters)));
    }

    private void immediateAndIntermediateOutcomes(Asked it) {
        List<Fact> listed = it.on("course.evaluations listed");
        boolean none = it.no("course.evaluations listed");
        switch (it.part().id()) {
            case "immediate" -> {
                for (Described evaluation : evaluations("immediate")) {
                    if (evaluation.given("evaluation.how")) {
                        toJudge(
                                it,
                                "immediate-and-intermediate-outcomes: Feedback is gathered straight after the training",
                                evaluation.on("evaluation.stage", "immediate"),
                                evaluation.on("evaluation.how"));
                    }
                }
                nothingGathered(
                        it,
                        "immediate",
                        "immediate-and-intermediate-outcomes: No feedback is gathered straight after the training");
                if (none) {
                    notMet(
                            it,
                            "immediate-and-intermediate-outcomes: No evaluation at all, so none straight after the training",
                            listed);
                }
            }
            case "intermediate" -> {
                for (Described evaluation : evaluations("intermediate")) {
                    if (evaluation.given("evaluation.how")) {
                        List<Fact> stage = evaluation.on("evaluation.stage", "intermediate");
                        List<Fact> how = evaluation.on("evaluation.how");
                        toJudge(
                                it,
                                "immediate-and-intermediate-outcomes: Feedback is gathered some time after the training",
                                stage,
                                how);
                        if (evaluation.given("evaluation.after")) {
                            toJudge(
                                    it,
                                    "immediate-and-intermediate-outcomes: Feedback is gathered at a stated time after the training",
                                    stage,
                                    how,
                                    evaluation.on("evaluation.after"));
                        }
                    }
                }
                nothingGathered(
                        it,
                        "intermediate",
                        "immediate-and-intermediate-outcomes: No feedback is gathered some time after the training");
                if (none) {
                    notMet(
                            it,
                            "immediate-and-intermediate-outcomes: No evaluation at all, so none some time after the training",
                            listed);
                }
            }
            case "put-into-practice" -> {
                for (Described evaluation : course.things("evaluation")) {
                    if (evaluation.given("evaluation.put into practice")) {
                        toJudge(
                                it,
                                "immediate-and-intermediate-outcomes: It is said what shows that people use what they learned",
                                evaluation.on("evaluation.put into practice"));
                    }
                }
                boolean noneShowsIt = course.things("evaluation").stream()
                        .allMatch(evaluation -> evaluation.no("evaluation.put into practice"));
                for (Described evaluation : evaluations("intermediate")) {
                    if (noneShowsIt) {
                        notMet(
                                it,
                                "immediate-and-intermediate-outcomes: No evaluation shows whether people use what they learned",
                                evaluation.on("evaluation.stage", "intermediate"),
                                evaluation.on("evaluation.put into practice"));
                    }
                }
                if (none) {
                    notMet(
                            it,
                            "immediate-and-intermediate-outcomes: No evaluation at all, so nothing shows that learning is used",
                            listed);
                }
            }
            default -> {}
        }
    }

    private void nothingGathered(Asked it, String stage, String rule) {
        List<Described> evaluations = evaluations(stage);
        if (evaluations.stream().allMatch(evaluation -> evaluation.no("evaluation.how"))) {
            for (Described evaluation : evaluations) {
                notMet(it, rule, evaluation.on("evaluation.stage", stage), evaluation.on("evaluation.how"));
            }
        }
    }

    private List<Described> evaluations(String stage) {
        List<Described> found = new ArrayList<>();
        for (Described evaluation : course.things("evaluation")) {
            if (evaluation.is("evaluation.stage", stage)) {
                found.add(evaluation);
            }
        }
        return found;
    }

    private void levelsBuildUp(Asked it) {
        if (!it.part().id().equals("lower-levels")) {
            return;
        }
        List<Fact> highest = it.on("element.highest level");
        List<Fact> prior = it.on("element.prior learning");
        if (it.exactly("element.highest level", 1)) {
            notApplicable(it, "levels-build-up: There is no level below level 1", highest);
        }
        if (it.more("element.highest level", 1) && it.unsaid("element.level left out")) {
            met(it, "levels-build-up: Every lower level is claimed", highest);
        }
        if (it.given("element.highest level") && it.given("element.level left out")) {
            List<Fact> leftOut = it.on("element.level left out");
            if (it.given("element.prior learning")) {
                toJudge(it, "levels-build-up: Prior learning stands in for a level left out", highest, leftOut, prior);
            }
            if (it.no("element.prior learning")) {
                notMet(
                        it,
                        "levels-build-up: A level is left out and no prior learning is asked for",
                        highest,
                        leftOut,
                        prior);
            }
        }
    }

    private void levelsOfPerformance(Asked it) {
        switch (it.part().id()) {
            case "levels" -> {
                if (it.no("course.levels of performance")) {
                    for (Described assessment : course.things("assessment")) {
                        if (assessment.given("assessment.level of performance")) {
                            conflicting(
                                    it,
                                    "levels-of-performance: No levels are defined, but an assessment has one",
                                    it.on("course.levels of performance"),
                                    assessment.on("assessment.level of performance"));
                        }
                    }
                }
            }
            case "at-progression" -> levelAtProgression(it);
            case "at-the-end" -> {
                for (Described assessment : course.things("assessment")) {
                    if (assessment.is("assessment.purpose", "summative")
                            && assessment.given("assessment.level of performance")) {
                        toJudge(
                                it,
                                "levels-of-performance: The level of a summative assessment is for a reviewer to judge",
                                assessment.on("assessment.purpose", "summative"),
                                assessment.on("assessment.level of performance"));
                    }
                }
                if (it.no("course.assessments listed")) {
                    notMet(
                            it,
                            "levels-of-performance: Without assessments there is no level at the end",
                            it.on("course.assessments listed"));
                }
            }
            case "each-assessment" -> levelOfEachAssessment(it);
            default -> {}
        }
    }

    private void levelAtProgression(Asked it) {
        boolean none = it.no("course.progression points");
        List<Fact> points = it.on("course.progression points");
        if (none) {
            toJudge(it, "levels-of-performance: The course has no point of progression", points);
        }
        for (Described assessment : course.things("assessment")) {
            if (assessment.given("assessment.progression point")) {
                List<Fact> point = assessment.on("assessment.progression point");
                if (assessment.given("assessment.level of performance")) {
                    toJudge(
                            it,
                            "levels-of-performance: The level of an assessment that guards a point of progression is for a reviewer to judge",
                            point,
                            assessment.on("assessment.level of performance"));
                }
                if (none) {
                    conflicting(
                            it,
                            "levels-of-performance: The course has no point of progression, but an assessment guards one",
                            points,
                            point);
                }
            }
        }
    }

    private void levelOfEachAssessment(Asked it) {
        List<Fact> level = it.on("assessment.level of performance");
        List<Fact> point = it.on("assessment.progression point");
        if (it.given("assessment.level of performance")) {
            toJudge(it, "levels-of-performance: The level of the assessment is for a reviewer to judge", level);
        }
        if (it.no("assessment.level of performance")) {
            if (it.given("assessment.progression point") && !it.is("assessment.purpose", "summative")) {
                toJudge(
                        it,
                        "levels-of-performance: An assessment may guard a point of progression, and has no level",
                        point,
                        level);
            }
            if (it.is("assessment.purpose", "summative")) {
                notMet(
                        it,
                        "levels-of-performance: A summative assessment has no level",
                        it.on("assessment.purpose", "summative"),
                        level);
            }
        }
        if (it.is("assessment.purpose", "formative")
                && !it.is("assessment.purpose", "summative")
                && it.no("assessment.progression point")) {
            notApplicable(
                    it,
                    "levels-of-performance: An assessment that only helps learning needs no level",
                    it.on("assessment.purpose", "formative"),
                    point);
        }
    }

    private void livedExperience(Asked it) {
        switch (it.part().id()) {
            case "co-production" -> {
                designedBy(
                        it,
                        "people with lived experience",
                        "lived-experience: People with lived experience helped to design the course");
                designedBy(it, "patients", "lived-experience: Patients helped to design the course");
                designedBy(it, "service users", "lived-experience: Service users helped to design the course");
                designedBy(it, "carers", "lived-experience: Carers helped to design the course");
                if (it.no("course.co production listed")) {
                    notMet(
                            it,
                            "lived-experience: Nobody helped to make the course",
                            it.on("course.co production listed"));
                }
            }
            case "lived-experience" ->
                tookPart(it, "lived-experience: Somebody with experience of the topic took part");
            case "service-users" -> tookPart(it, "lived-experience: Users of the service took part");
            case "patient-stories" -> toldTheirStory(it, "lived-experience: Patients told their story");
            case "patient-experience" -> tookPart(it, "lived-experience: Patients, families or carers took part");
            default -> {}
        }
    }

    private void designedBy(Asked it, String who, String rule) {
        for (Described contribution : course.things("contribution")) {
            if (contribution.is("contribution.part", "designed the course")
                    && contribution.is("contribution.who", who)) {
                met(
                        it,
                        rule,
                        contribution.on("contribution.part", "designed the course"),
                        contribution.on("contribution.who", who));
            }
        }
    }

    private void tookPart(Asked it, String rule) {
        for (Described contribution : course.things("contribution")) {
            if (isAbout(contribution, it) && contribution.isOther("contribution.who", "professionals")) {
                toJudge(it, rule, about(contribution, it), contribution.on("contribution.who"));
            }
        }
    }

    private void toldTheirStory(Asked it, String rule) {
        for (Described contribution : course.things("contribution")) {
            if (isAbout(contribution, it)
                    && contribution.isOther("contribution.who", "professionals")
                    && contribution.is("contribution.part", "told their story")) {
                toJudge(
                        it,
                        rule,
                        about(contribution, it),
                        contribution.on("contribution.who"),
                        contribution.on("contribution.part", "told their story"));
            }
        }
    }

    private void modularAndContextSpecific(Asked it) {
        if (!it.part().id().equals("specific")) {
            return;
        }
        if (it.given("module.context")) {
            toJudge(
                    it,
                    "modular-and-context-specific: The setting or subject of the module is for a reviewer to judge",
                    it.on("module.context"));
        }
        if (it.given("module.profession")) {
            toJudge(
                    it,
                    "modular-and-context-specific: The profession of the module is for a reviewer to judge",
                    it.on("module.profession"));
        }
        if (it.no("module.context") && it.no("module.profession")) {
            notMet(
                    it,
                    "modular-and-context-specific: The module is made for nothing in particular",
                    it.on("module.context"),
                    it.on("module.profession"));
        }
    }

    private void patientReportedMeasures(Asked it) {
        String id = it.part().id();
        if (id.equals("agreed")) {
            return;
        }
        String used = id.equals("experience") ? "course.experience measures" : "course.outcome measures";
        for (Described measure : course.things("measure")) {
            if (measure.is("measure.kind", id)) {
                met(it, "patient-reported-measures: A measure of " + id + " is listed", measure.on("measure.kind", id));
            }
        }
        if (it.no(used)) {
            notMet(it, "patient-reported-measures: No measure of " + id + " is used", it.on(used));
        }
        if (it.no("course.measures listed")) {
            notMet(
                    it,
                    "patient-reported-measures: No measure at all, so none of " + id,
                    it.on("course.measures listed"));
            if (it.is(used, "yes")) {
                conflicting(
                        it,
                        "patient-reported-measures: Measures of " + id + " are used, but the list is empty",
                        it.on(used, "yes"),
                        it.on("course.measures listed"));
            }
        }
    }

    private void planningWithExpertFacilitation(Asked it) {
        if (!it.part().id().equals("expert")) {
            return;
        }
        for (Described facilitator : course.things("facilitator")) {
            if (facilitator.is("facilitator.expert in", it.getId()) && facilitator.given("facilitator.name")) {
                toJudge(
                        it,
                        "planning-with-expert-facilitation: A facilitator is expert in the topic",
                        facilitator.on("facilitator.expert in", it.getId()),
                        facilitator.on("facilitator.name"));
            }
        }
        if (it.no("course.facilitators listed")) {
            notMet(
                    it,
                    "planning-with-expert-facilitation: Nobody teaches, so nobody is expert",
                    it.on("course.facilitators listed"));
        }
    }

    private void practiceOpportunities(Asked it) {
        for (Described session : course.things("session")) {
            if (!isAbout(session, it) || !session.given("session.title")) {
                continue;
            }
            List<Fact> title = session.on("session.title");
            switch (it.part().id()) {
                case "in-workshops" -> {
                    if (session.is("session.mode", "face to face") && session.is("session.methods", "practice")) {
                        met(
                                it,
                                "practice-opportunities: A face-to-face session on the topic has practice",
                                about(session, it),
                                session.on("session.mode", "face to face"),
                                session.on("session.methods", "practice"),
                                title);
                    }
                    if (session.is("session.mode", "face to face") && session.is("session.methods", "role play")) {
                        met(
                                it,
                                "practice-opportunities: A face-to-face session on the topic has role play",
                                about(session, it),
                                session.on("session.mode", "face to face"),
                                session.on("session.methods", "role play"),
                                title);
                    }
                }
                case "in-simulation" -> {
                    if (session.is("session.methods", "simulation")) {
                        met(
                                it,
                                "practice-opportunities: A session on the topic has simulation",
                                about(session, it),
                                session.on("session.methods", "simulation"),
                                title);
                    }
                }
                case "at-work" -> {
                    if (session.is("session.methods", "work-based learning")) {
                        met(
                                it,
                                "practice-opportunities: A session on the topic has work-based learning",
                                about(session, it),
                                session.on("session.methods", "work-based learning"),
                                title);
                    }
                }
                default -> {}
            }
        }
    }

    private void principles(Asked it) {
        switch (it.part().id()) {
            case "approaches" ->
                notClaimed(
                        it,
                        List.of("CON", "MECC", "HL", "PA", "BC", "MI", "HC", "RV"),
                        "principles: The course claims no approach");
            case "components" ->
                notClaimed(
                        it,
                        List.of("SDM", "PCSP", "SPC", "SSM", "EC", "PHB"),
                        "principles: The course claims no component");
            default -> {}
        }
    }

    private void notClaimed(Asked it, List<String> elements, String rule) {
        if (!it.given("course.claims listed")) {
            return;
        }
        for (Described claim : course.things("element")) {
            for (Fact element : claim.on("element.element")) {
                if (elements.contains(element.text())) {
                    return;
                }
            }
        }
        notApplicable(it, rule, it.on("course.claims listed"));
    }

    private void reviewOfQuality(Asked it) {
        switch (it.part().id()) {
            case "peer" -> {
                for (Described review : reviews("peer")) {
                    met(it, "review-of-quality: A review by peers is listed", review.on("review.kind", "peer"));
                }
                if (it.no("course.reviews listed")) {
                    notMet(it, "review-of-quality: No review at all, so none by peers", it.on("course.reviews listed"));
                }
            }
            case "independent" -> independentReview(it);
            default -> {}
        }
    }

    private void independentReview(Asked it) {
        for (Described review : reviews("independent")) {
            List<Fact> kind = review.on("review.kind", "independent");
            toJudge(it, "review-of-quality: An independent review is listed", kind);
            if (review.given("review.by")) {
                toJudge(
                        it,
                        "review-of-quality: An independent review is listed, with who makes it",
                        kind,
                        review.on("review.by"));
            }
        }
        if (it.is("course.independent review", "yes")) {
            toJudge(
                    it,
                    "review-of-quality: There is independent review, by the answer",
                    it.on("course.independent review", "yes"));
        }
        if (it.no("course.independent review")) {
            notMet(
                    it,
                    "review-of-quality: Nobody independent reviews the training",
                    it.on("course.independent review"));
        }
        if (it.no("course.reviews listed")) {
            notMet(
                    it,
                    "review-of-quality: No review at all, so none that is independent",
                    it.on("course.reviews listed"));
        }
    }

    private List<Described> reviews(String kind) {
        List<Described> found = new ArrayList<>();
        for (Described review : course.things("review")) {
            if (review.is("review.kind", kind)) {
                found.add(review);
            }
        }
        return found;
    }

    private void signOff(Asked it) {
        boolean noAssessments = it.no("course.assessments listed");
        List<Fact> listed = it.on("course.assessments listed");
        switch (it.part().id()) {
            case "formative-assessment" -> {
                assessedFor(it, "formative", "sign-off: An assessment of the topic is formative");
                if (noAssessments) {
                    notMet(it, "sign-off: There are no assessments, so none is formative", listed);
                }
            }
            case "summative-assessment" -> {
                assessedFor(it, "summative", "sign-off: An assessment of the topic is summative");
                if (noAssessments) {
                    notMet(it, "sign-off: There are no assessments, so none is summative", listed);
                }
            }
            case "sign-off" -> {
                if (noAssessments && it.given("course.sign off")) {
                    conflicting(it, "sign-off: Sign-off without any assessment", it.on("course.sign off"), listed);
                }
            }
            default -> {}
        }
    }

    private void assessedFor(Asked it, String purpose, String rule) {
        for (Described assessment : course.things("assessment")) {
            if (isAbout(assessment, it)
                    && assessment.is("assessment.purpose", purpose)
                    && assessment.given("assessment.title")) {
                met(
                        it,
                        rule,
                        about(assessment, it),
                        assessment.on("assessment.purpose", purpose),
                        assessment.on("assessment.title"));
            }
        }
    }

    private void tellingParticipants(Asked it) {
        if (!it.part().id().equals("in-time")) {
            return;
        }
        List<Fact> lead = it.on("course.lead time");
        double least = it.parameter("least lead time");
        if (it.more("course.lead time", 0)) {
            if (it.unset("least lead time")) {
                toJudge(
                        it,
                        "telling-participants: How early people are told is for a reviewer to judge, for the source gives no number",
                        lead);
            }
            if (it.no("course.told in advance")) {
                conflicting(
                        it,
                        "telling-participants: People are told nothing, but some time before the start",
                        it.on("course.told in advance"),
                        lead);
            }
        }
        if (it.atLeast("course.lead time", least)) {
            compared(
                    Said.MET,
                    it,
                    "telling-participants: People are told at least as early as policy asks",
                    "least lead time",
                    lead);
        }
        if (it.less("course.lead time", least)) {
            compared(
                    Said.NOT_MET,
                    it,
                    "telling-participants: People are told later than policy asks",
                    "least lead time",
                    lead);
        }
        if (it.exactly("course.lead time", 0)) {
            notMet(it, "telling-participants: People are told only when the course starts", lead);
        }
    }

    private void workplaceEvidence(Asked it) {
        if (!it.part().id().equals("everyday-evidence")) {
            return;
        }
        List<Fact> form = it.on("assessment.form");
        List<Fact> evidence = it.on("assessment.everyday evidence");
        if (it.is("assessment.form", "workplace-based assessment")) {
            if (it.given("assessment.everyday evidence")) {
                toJudge(
                        it,
                        "workplace-evidence: The evidence that an assessment at work uses is for a reviewer to judge",
                        form,
                        evidence);
            }
            if (it.no("assessment.everyday evidence")) {
                notMet(
                        it,
                        "workplace-evidence: An assessment at work uses no evidence from everyday work",
                        form,
                        evidence);
            }
        } else if (!form.isEmpty()) {
            notApplicable(it, "workplace-evidence: Other assessments do not take place at work", form);
        }
    }

    /** Whether something is about the element that a part is asked of. */
    private static boolean isAbout(Described thing, Asked it) {
        return thing.is(thing.getKind() + ".elements", it.getId());
    }

    /** What says that it is. */
    private static List<Fact> about(Described thing, Asked it) {
        return thing.on(thing.getKind() + ".elements", it.getId());
    }

    @SafeVarargs
    private void met(Asked it, String rule, List<Fact>... facts) {
        say(Said.MET, it, rule, Remarks.facts(facts));
    }

    @SafeVarargs
    private void notMet(Asked it, String rule, List<Fact>... facts) {
        say(Said.NOT_MET, it, rule, Remarks.facts(facts));
    }

    @SafeVarargs
    private void conflicting(Asked it, String rule, List<Fact>... facts) {
        say(Said.CONFLICTING, it, rule, Remarks.facts(facts));
    }

    @SafeVarargs
    private void toJudge(Asked it, String rule, List<Fact>... facts) {
        say(Said.TO_JUDGE, it, rule, Remarks.facts(facts));
    }

    @SafeVarargs
    private void notApplicable(Asked it, String rule, List<Fact>... facts) {
        say(Said.DOES_NOT_APPLY, it, rule, Remarks.facts(facts));
    }

    @SafeVarargs
    private void compared(Said said, Asked it, String rule, String parameter, List<Fact>... facts) {
        remarks.add(new Remark(said, it, rule, Remarks.facts(facts), it.compared(parameter)));
    }

    private void say(Said said, Asked it, String rule, List<Fact> facts) {
        remarks.add(new Remark(said, it, rule, facts, List.of()));
    }
}
