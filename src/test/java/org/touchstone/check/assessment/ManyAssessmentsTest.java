package org.touchstone.check.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.touchstone.RandomCourses;
import org.touchstone.ShippedRules;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Submission;

/** No assessment takes anything from another: not of another course, nor under another ruleset, nor at the same time. */
class ManyAssessmentsTest {

    private static final int THREADS = 4;
    private static final Ruleset SHIPPED = ShippedRules.RULESET;
    /** The same rules, with a number that no group of the complete course keeps to. */
    private static final Ruleset STRICTER = SHIPPED.over(SHIPPED.catalogue().with("group-size", "most", 1));

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void assessmentsAtTheSameTimeAreThoseMadeOneByOne() throws Exception {
        List<Callable<List<Finding>>> tasks = new ArrayList<>();
        for (Submission course : courses()) {
            tasks.add(() -> Assessor.assess(course, SHIPPED, ShippedRules.AS_OF).findings());
            tasks.add(
                    () -> Assessor.assess(course, STRICTER, ShippedRules.AS_OF).findings());
        }
        List<List<Finding>> oneByOne = new ArrayList<>();
        for (Callable<List<Finding>> task : tasks) {
            oneByOne.add(task.call());
        }

        for (int round = 0; round < 3; round++) {
            List<List<Finding>> together = new ArrayList<>();
            for (var result : threads.invokeAll(tasks)) {
                together.add(result.get());
            }
            assertThat(together).isEqualTo(oneByOne);
        }
    }

    /** Courses that claim different elements, and describe different things. */
    private static List<Submission> courses() {
        List<Submission> courses = new ArrayList<>();
        for (String name : List.of("complete-course", "every-element")) {
            courses.add(ShippedRules.submission(ShippedRules.course(name)));
        }
        RandomCourses random = new RandomCourses(SHIPPED.catalogue(), 5);
        for (int i = 0; i < 30; i++) {
            courses.add(ShippedRules.submission(random.next()));
        }
        return courses;
    }

    @Test
    void aRulesetWithAnotherNumberIsNotTakenForTheFirst() {
        Submission course = ShippedRules.submission(ShippedRules.course("complete-course"));

        assertThat(outcomes(course, SHIPPED)).doesNotContain(Outcome.NOT_MET);
        assertThat(outcomes(course, STRICTER)).contains(Outcome.NOT_MET);
        assertThat(outcomes(course, SHIPPED)).doesNotContain(Outcome.NOT_MET);
    }

    private static List<Outcome> outcomes(Submission course, Ruleset ruleset) {
        return Assessor.assess(course, ruleset, ShippedRules.AS_OF).findings().stream()
                .filter(finding -> finding.part().key().equals("group-size/recommended-number"))
                .map(Finding::outcome)
                .toList();
    }
}
