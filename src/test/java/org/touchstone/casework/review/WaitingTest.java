package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** The clock of a case stands still while a query waits, and everybody sees what waits for them. */
@Tag("service")
@OnEachDatabase
class WaitingTest {

    private final RunningService service = RunningService.shared();
    private final PlayedCase played = new PlayedCase(service);
    private final Visitor provider = Visitor.signedIn(service, played.owner);
    private final Visitor lead = Visitor.signedIn(service, played.lead);
    private final Reviews reviews = service.bean(Reviews.class);

    private void daysAgo(String column, String table, int days) {
        service.bean(JdbcClient.class)
                .sql("update " + table + " set " + column + " = :at where version_id = :version")
                .param("at", Times.at(Instant.now().minus(days, ChronoUnit.DAYS)))
                .param("version", played.id())
                .update();
    }

    @Test
    void theClockStandsStillWhileAQueryWaitsForTheProvider() {
        LocalDate due = LocalDate.of(2030, 3, 1);
        played.assign(due).judge(played.one, played.firstPoint(played.one), JudgementAnswer.QUERY, "Who checks that?");
        assertThat(played.now().due()).contains(due);
        assertThat(played.now().waiting()).isTrue();

        daysAgo("judged_at", "judgement", 4);
        assertThat(played.now().due()).contains(due.plusDays(4));
        assertThat(lead.get("/cases/" + played.id()).body())
                .contains("asked for by 5 March 2030", "4 days later", "the clock stands still");
        assertThat(Visitor.signedIn(service, played.two).get("/reviews").body())
                .contains("asked for by 5 March 2030")
                .doesNotContain("Who checks that?");

        // Another query at the same time does not count twice, and an answer ends the wait.
        played.judge(played.two, played.firstPoint(played.two), JudgementAnswer.QUERY, "And who pays?");
        assertThat(played.now().waited()).isEqualTo(4);
        for (JudgementStore.Query query : reviews.queries(played.id())) {
            reviews.reply(played.owner, played.course, played.id(), Map.of(query.id(), "The committee."));
        }
        assertThat(played.now().waiting()).isFalse();
        assertThat(played.now().due()).contains(due.plusDays(4));
        assertThat(lead.get("/cases/" + played.id()).body()).doesNotContain("the clock stands still");
    }

    @Test
    void aQueryThatIsTakenBackWaitsNoMore() {
        played.assign(LocalDate.of(2030, 3, 1))
                .judge(played.one, played.firstPoint(played.one), JudgementAnswer.QUERY, "Who checks that?");
        daysAgo("judged_at", "judgement", 2);
        played.judge(played.one, played.firstPoint(played.one), JudgementAnswer.MET, "");
        assertThat(played.now().waiting()).isFalse();
        assertThat(played.now().due()).contains(LocalDate.of(2030, 3, 3));
    }

    @Test
    void aProviderSeesWhatWaitsForThemOnTheListAndOnTheCourseAndNobodyElseDoes() {
        String review = "/courses/" + played.course.id() + "/versions/1/review";
        played.assign(null).judge(played.one, played.firstPoint(played.one), JudgementAnswer.QUERY, "Who checks that?");
        for (String page : new String[] {"/courses", "/courses/" + played.course.id()}) {
            assertThat(provider.get(page).body())
                    .as(page)
                    .contains("Waiting for you", "reviewers have asked something", review);
        }
        assertThat(provider.get("/courses").body()).contains("Waits for you");
        assertThat(Visitor.signedIn(service, service.person(Role.PROVIDER))
                        .get("/courses")
                        .body())
                .doesNotContain("Waiting for you");
        assertThat(lead.get("/cases").body()).contains("reviewers have asked something");

        UUID query = reviews.queries(played.id()).get(0).id();
        reviews.reply(played.owner, played.course, played.id(), Map.of(query, "The committee."));
        assertThat(provider.get("/courses").body()).doesNotContain("Waiting for you");
        played.finish(played.one).finish(played.two).recommend();
        assertThat(provider.get("/courses").body())
                .contains("the draft of the decision is there to be checked", review);
    }

    /** Assigned for today, as if that were yesterday. */
    private PlayedCase overdue() {
        played.assign(LocalDate.now());
        letTheDayPass();
        return played;
    }

    private void letTheDayPass() {
        service.bean(JdbcClient.class)
                .sql("update review_case set due_on = :day where version_id = :id")
                .param("day", LocalDate.now().minusDays(1))
                .param("id", played.id())
                .update();
    }

    @Test
    void aProviderSeesThatACourseIsReturnedAndWhyAndWhatTookItsPlace() {
        String course = "/courses/" + played.course.id();
        service.bean(Cases.class).giveBack(played.lead, played.id(), "Say who teaches.");
        assertThat(provider.get("/courses").body())
                .contains("Waiting for you", "it was returned on", "Waits for you", ">Returned<");
        for (String page : List.of(course, course + "/versions/1")) {
            assertThat(provider.get(page).body()).as(page).contains("Returned", "Say who teaches.");
        }
        assertThat(Visitor.signedIn(service, service.person(Role.REVIEWER))
                        .get("/submitted/" + played.id())
                        .body())
                .doesNotContain("Say who teaches.");

        played.submitAgain(PlayedCase.complete().replace("twice a year", "often"))
                .submitAgain(PlayedCase.complete().replace("twice a year", "each month"));
        assertThat(provider.get("/courses").body())
                .doesNotContain("Waiting for you")
                .contains("Waiting to be assigned");
        assertThat(provider.get(course + "/versions/2").body())
                .contains("Set aside", "Version 3 has taken its place", course + "/versions/3");
    }

    @Test
    void theReasonOfASuspensionIsShownToProviderAndLead() {
        played.accredited();
        String ours = "/courses/" + played.course.id() + "/versions/1";
        assertThat(provider.get(ours + "/review").body()).contains("How the accreditation stands: ", ">Accredited<");
        service.bean(Register.class).set(played.lead, played.id(), Standing.SUSPENDED, "The trainer has left.");
        assertThat(provider.get("/courses").body()).contains(">Suspended<");
        for (String page : List.of("/courses/" + played.course.id(), ours, ours + "/review")) {
            assertThat(provider.get(page).body()).as(page).contains("Suspended", "The trainer has left.");
        }
        assertThat(lead.get("/cases/" + played.id() + "/decision").body()).contains("The trainer has left.");
        service.bean(Register.class).set(played.lead, played.id(), Standing.IN_FORCE, "There is another.");
        assertThat(provider.get(ours).body()).doesNotContain("The trainer has left.");
    }

    @Test
    void anInterestWaitsForTheLeadAndItsReviewerIsNotOverdue() {
        reviews.assign(played.lead, played.id(), List.of(played.one.id(), played.two.id()), LocalDate.now());
        letTheDayPass();
        reviews.declare(played.one, played.id(), "I know the owner.");
        assertThat(service.bean(Reminders.class).all().stream()
                        .filter(each -> each.version().equals(played.id())))
                .extracting(Reminder::kind, Reminder::about)
                .containsExactlyInAnyOrder(
                        tuple(Reminder.Kind.INTEREST_WAITS, played.one.name()),
                        tuple(Reminder.Kind.REVIEW_OVERDUE, played.two.name()));
        assertThat(lead.get("/cases").body())
                .contains(played.one.name() + " declared an interest on ")
                .doesNotContain("I know the owner.");
    }

    @Test
    void leadsSeeReviewsThatAreOverdueAndProvidersConditionsAndRenewals() {
        LocalDate today = LocalDate.now();
        overdue().finish(played.one);
        assertThat(service.bean(Reminders.class).all().stream()
                        .filter(each -> each.version().equals(played.id())))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.kind()).isEqualTo(Reminder.Kind.REVIEW_OVERDUE);
                    assertThat(each.reviewer()).contains(played.two.id());
                });
        assertThat(provider.get("/courses").body()).doesNotContain("Waiting for you");

        played.finish(played.two);
        Decisions decisions = service.bean(Decisions.class);
        decisions.add(
                played.lead,
                played.id(),
                new Decisions.ActionGiven(
                        CaseAction.Kind.CONDITION, "FW-DEL-01", "Say it.", today.plusDays(20), "The minutes."));
        played.recommend().toDecide().decide(DecisionOutcome.ACCREDITED_WITH_CONDITIONS, today, today.plusDays(80));
        assertThat(service.bean(Reminders.class).of(played.course.organisationId(), played.course.id()))
                .extracting(Reminder::kind)
                .containsExactly(Reminder.Kind.CONDITION_DUE, Reminder.Kind.RENEWAL_DUE);
        assertThat(provider.get("/courses").body())
                .contains("a condition is to be closed by", "Submit the course again to renew it");
        decisions.close(
                played.lead, played.id(), decisions.actions(played.id()).get(0).id(), "Seen.");
        assertThat(service.bean(Reminders.class).of(played.course.organisationId()))
                .extracting(Reminder::kind)
                .containsExactly(Reminder.Kind.RENEWAL_DUE);
    }

    /** Versions of the same course before the first, all alike. */
    private void addVersions(int many) {
        for (int number = -1; number >= -many; number--) {
            service.bean(JdbcClient.class)
                    .sql("""
                            insert into submitted_version (id, course_id, number, revision, title, file_name, text_digest,
                                ruleset_digest, as_of, verdict, report_digest, submitted_by, submitted_at)
                            select cast(:id as uuid), course_id, cast(:number as integer), revision, title, file_name,
                                text_digest, ruleset_digest, as_of, verdict, report_digest, submitted_by, submitted_at
                            from submitted_version where id = :version""")
                    .param("id", UUID.randomUUID())
                    .param("number", number)
                    .param("version", played.id())
                    .update();
        }
    }

    private void removeVersions() {
        String ours = "submitted_version where course_id = :course and number < 0";
        for (String each : new String[] {"review_case where version_id in (select id from " + ours + ")", ours}) {
            service.bean(JdbcClient.class)
                    .sql("delete from " + each)
                    .param("course", played.course.id())
                    .update();
        }
    }

    @Test
    void anOverdueReviewIsFoundBehindHowMuchSoever() {
        overdue();
        try {
            addVersions(509);
            service.bean(JdbcClient.class)
                    .sql("""
                            insert into review_case (version_id, organisation_id, state, since)
                            select id, :organisation, 'IN_REVIEW', :since from submitted_version
                            where course_id = :course and number < 0""")
                    .param("organisation", played.course.organisationId())
                    .param("since", Times.at(Instant.EPOCH))
                    .param("course", played.course.id())
                    .update();
            assertThat(service.bean(Reminders.class).all().stream()
                            .filter(each -> each.version().equals(played.id())))
                    .hasSize(2);
        } finally {
            removeVersions();
        }
    }

    /** How many rows the embedded database looks at to find what waits. */
    private int lookedAt(String what) {
        String plan = service.bean(JdbcClient.class)
                .sql("explain analyze " + what)
                .param("organisation", played.course.organisationId())
                .param("today", LocalDate.now())
                .param("conditions", LocalDate.now().plusDays(30))
                .param("renewals", LocalDate.now().plusDays(90))
                .query(String.class)
                .single();
        return Pattern.compile("scanCount: (\\d+)")
                .matcher(plan)
                .results()
                .mapToInt(count -> Integer.parseInt(count.group(1)))
                .sum();
    }

    @Test
    void whatWaitsIsFoundWithoutALookAtEveryVersion() {
        assumeTrue(RunningService.database().isEmpty(), "PostgreSQL looks at all of a small table on purpose");
        played.assign(null).judge(played.one, played.firstPoint(played.one), JudgementAnswer.QUERY, "Who checks that?");
        for (String what : List.of(Reminders.OF_ONE, Reminders.OF_ALL)) {
            int few = lookedAt(what);
            try {
                addVersions(300);
                assertThat(lookedAt(what)).isEqualTo(few);
                service.bean(JdbcClient.class).sql("analyze").update();
                assertThat(lookedAt(what)).isEqualTo(few);
            } finally {
                removeVersions();
            }
        }
    }

    @Test
    void casesAreListedInEachOrderPageByPage() throws Exception {
        Courses courses = service.bean(Courses.class);
        String mark = "order" + UUID.randomUUID();
        Map<String, LocalDate> due = new LinkedHashMap<>();
        due.put("c", LocalDate.of(2030, 5, 1));
        due.put("A", LocalDate.of(2030, 7, 1));
        due.put("b", LocalDate.of(2030, 6, 1));
        Map<UUID, String> names = new HashMap<>();
        for (Map.Entry<String, LocalDate> each : due.entrySet()) {
            String title = each.getKey() + " " + mark;
            Course course = courses.add(
                    played.owner,
                    title,
                    PlayedCase.complete().replaceFirst("(?m)^  title: .*$", "  title: " + title),
                    "a.yaml");
            UUID version = service.bean(Submitter.class)
                    .submit(played.owner, course, 1, "")
                    .id();
            names.put(version, each.getKey());
            reviews.assign(played.lead, version, List.of(played.one.id(), played.two.id()), each.getValue());
        }
        Map<Cases.Order, String> expected =
                Map.of(Cases.Order.SINCE, "cAb", Cases.Order.DUE, "cbA", Cases.Order.TITLE, "Abc");
        for (Cases.Order order : Cases.Order.values()) {
            StringBuilder found = new StringBuilder();
            Case last = null;
            do {
                List<Case> page = service.bean(Cases.class).list(EnumSet.of(CaseState.IN_REVIEW), mark, order, last, 1);
                last = page.isEmpty() ? null : page.get(0);
                found.append(last == null ? "" : names.get(last.id()));
            } while (last != null && found.length() < 5);
            assertThat(found).as(order.name()).hasToString(expected.get(order));
        }
        String page = lead.get("/cases?order=title&words=" + mark).body();
        assertThat(page.indexOf("A " + mark)).isLessThan(page.indexOf("c " + mark));
        assertThat(lead.get("/cases?order=nonsense").statusCode()).isEqualTo(200);
    }
}
