package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;

/** Of two people who do the same at once, or one who clicks twice, one step is taken and the other is told. */
@Tag("service")
@OnEachDatabase
class CaseAtOnceTest {

    private final RunningService service = RunningService.shared();
    private final PlayedCase played = new PlayedCase(service);
    private final Account otherLead = service.person(Role.LEAD);

    private interface Step {
        void by(Account who);
    }

    /** Both begin in the same moment; gives what each was told, empty where they were not refused. */
    private static List<String> atOnce(Step step, Account first, Account second) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> told = people.invokeAll(List.of(told(step, first, begin), told(step, second, begin)));
            return List.of(told.get(0).get(), told.get(1).get());
        } finally {
            people.shutdown();
        }
    }

    private static Callable<String> told(Step step, Account who, CyclicBarrier begin) {
        return () -> {
            begin.await();
            try {
                step.by(who);
                return "";
            } catch (RefusedException refused) {
                return refused.messageKey();
            }
        };
    }

    @Test
    void ofTwoLeadsWhoAssignOrDecideAtOnceOneDoesAndTheOtherIsTold() throws Exception {
        Reviews reviews = service.bean(Reviews.class);
        List<String> assigned = atOnce(
                who -> reviews.assign(who, played.id(), List.of(played.one.id(), played.two.id()), null),
                played.lead,
                otherLead);
        assertThat(assigned).containsExactlyInAnyOrder("", Cases.NOT_NOW);
        assertThat(reviews.of(played.id())).hasSize(2);
        reviews.declare(played.one, played.id(), "");
        reviews.declare(played.two, played.id(), "");
        played.finish(played.one).finish(played.two).recommend().toDecide();

        Decisions decisions = service.bean(Decisions.class);
        LocalDate day = LocalDate.of(2030, 1, 1);
        List<String> decided = atOnce(
                who -> decisions.decide(
                        who,
                        played.id(),
                        new Decisions.Given(DecisionOutcome.ACCREDITED, who.email(), day, day.plusYears(1), "", "")),
                played.lead,
                otherLead);
        assertThat(decided).containsExactlyInAnyOrder("", Cases.NOT_NOW);
        Account won = decided.get(0).isEmpty() ? played.lead : otherLead;
        assertThat(decisions.of(played.id()).orElseThrow().reason()).isEqualTo(won.email());
        assertThat(decisions.replays(played.id())).isTrue();
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    @Test
    void aNoteThatIsSavedTwiceAtOnceIsThereOnce() throws Exception {
        played.assign(null);
        Reviews reviews = service.bean(Reviews.class);
        Review review = reviews.own(played.one, played.id());
        for (int i = 0; i < 20; i++) {
            String requirement = "requirement-" + i;
            assertThat(atOnce(who -> reviews.keepNote(review, requirement, "Looks thin."), played.one, played.one))
                    .containsExactly("", "");
            assertThat(reviews.note(review, requirement)).isEqualTo("Looks thin.");
        }
        reviews.keepNote(review, "requirement-0", "");
        assertThat(reviews.note(review, "requirement-0")).isEmpty();
    }

    @Test
    void anExemptionThatIsMadeTwiceAtOnceIsThereOnce() throws Exception {
        Exemptions exemptions = service.bean(Exemptions.class);
        List<String> made = atOnce(
                who -> exemptions.add(
                        who,
                        played.id(),
                        Set.of("FW-DEL-01"),
                        "FW-DEL-01",
                        "A pilot.",
                        LocalDate.now().plusDays(9)),
                played.lead,
                otherLead);
        assertThat(made).containsExactlyInAnyOrder("", "refused.exempt-already");
        assertThat(exemptions.of(played.course.id())).hasSize(1);
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from exemption where course_id = :course")
                        .param("course", played.course.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
