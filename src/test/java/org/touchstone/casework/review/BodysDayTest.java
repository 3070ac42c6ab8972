package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.MovedClock;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** A day of a case is a day where the body is, on both sides of its midnight, wherever the machine and its users are. */
@Tag("service")
class BodysDayTest {

    /** In summer and before the clocks change in either half of the world. */
    private static final String APPEALS = "Write to appeals@example.org within 28 days.";

    private static final LocalDate DAY = LocalDate.of(2030, 1, 30);

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private static String words(LocalDate day) {
        return WORDS.format(day);
    }

    /** Puts the clock on ten minutes before the midnight with which a day ends. */
    private static void lateOn(LocalDate day, ZoneId zone) {
        MovedClock.to(day.atTime(LocalTime.of(23, 50)).atZone(zone));
    }

    /** Puts the clock on ten minutes after the midnight with which a day begins. */
    private static void earlyOn(LocalDate day, ZoneId zone) {
        MovedClock.to(day.atTime(LocalTime.of(0, 10)).atZone(zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "America/Los_Angeles"})
    void aCaseIsPlayedOnBothSidesOfTheBodysMidnight(String named) {
        ZoneId zone = ZoneId.of(named);
        lateOn(DAY, zone);
        RunningService service = RunningService.with(Map.of(
                "touchstone.time-zone",
                named,
                "touchstone.address",
                "http://touchstone.example.org",
                "touchstone.appeals",
                APPEALS,
                MovedClock.SETTING,
                MovedClock.class.getName()));
        try {
            PlayedCase played = new PlayedCase(service);
            LocalDate decided = review(played, zone);
            accredited(played, zone, decided);
        } finally {
            service.stop();
        }
    }

    private static Stream<Reminder> reminders(PlayedCase played, Reminder.Kind kind) {
        return played.service.bean(Reminders.class).all().stream()
                .filter(each -> each.version().equals(played.id()) && each.kind() == kind);
    }

    /** From submission to a recommendation; gives the day of the decision to come. */
    private static LocalDate review(PlayedCase played, ZoneId zone) {
        RunningService service = played.service;
        Visitor provider = Visitor.signedIn(service, played.owner);
        Visitor lead = Visitor.signedIn(service, played.lead);
        String versions = "/courses/" + played.course.id() + "/versions/1";

        // Submitted, assigned and asked late on a day: that day holds, and is not over.
        assertThat(played.version().asOf()).isEqualTo(DAY);
        assertThat(provider.get(versions).body()).contains(words(DAY));
        assertThat(Visitor.program(service, played.owner)
                        .get("/api/v1" + versions)
                        .body())
                .contains("\"asOf\":\"" + DAY + "\"", "\"submittedAt\":\"" + DAY + "T23:50");
        played.assign(DAY).judge(played.one, played.firstPoint(played.one), JudgementAnswer.QUERY, "Who checks that?");
        assertThat(reminders(played, Reminder.Kind.REVIEW_OVERDUE)).isEmpty();
        assertThat(reminders(played, Reminder.Kind.QUERY_WAITS))
                .extracting(Reminder::day)
                .containsExactly(DAY);
        assertThat(provider.get("/courses").body()).contains(words(DAY));

        // Twenty minutes later it is the next day: the case has waited for one, and is still in time.
        LocalDate next = DAY.plusDays(1);
        earlyOn(next, zone);
        assertThat(played.now().waited()).isEqualTo(1);
        assertThat(played.now().due()).contains(next);
        assertThat(reminders(played, Reminder.Kind.REVIEW_OVERDUE)).isEmpty();
        assertThat(reminders(played, Reminder.Kind.QUERY_WAITS))
                .extracting(Reminder::day)
                .containsExactly(DAY);
        Reviews reviews = service.bean(Reviews.class);
        UUID query = reviews.queries(played.id()).get(0).id();
        reviews.reply(played.owner, played.course, played.id(), Map.of(query, "The committee."));
        lateOn(next, zone);
        assertThat(reminders(played, Reminder.Kind.REVIEW_OVERDUE)).isEmpty();

        LocalDate after = next.plusDays(1);
        earlyOn(after, zone);
        assertThat(played.now().due()).contains(next);
        assertThat(reminders(played, Reminder.Kind.REVIEW_OVERDUE))
                .extracting(Reminder::day)
                .containsOnly(next);
        assertThat(lead.get("/cases").body()).contains(words(next));

        played.finish(played.one).finish(played.two);
        lateOn(after, zone);
        played.recommend();
        assertThat(provider.get(versions + "/review").body()).contains("After the decision you can appeal: " + APPEALS);
        earlyOn(after.plusDays(1), zone);
        assertThat(reminders(played, Reminder.Kind.DRAFT_WAITS))
                .extracting(Reminder::day)
                .containsExactly(after);
        return after.plusDays(1);
    }

    /** From the decision to the end of the accreditation. */
    private static void accredited(PlayedCase played, ZoneId zone, LocalDate decided) {
        RunningService service = played.service;
        LocalDate from = decided.plusDays(1);
        LocalDate to = from.plusYears(1);
        LocalDate due = decided.plusDays(40);
        String standard = "FW-DEL-01";
        Decisions decisions = service.bean(Decisions.class);
        played.toDecide();
        decisions.add(
                played.lead,
                played.id(),
                new Decisions.ActionGiven(CaseAction.Kind.CONDITION, standard, "Say who.", due, "The minutes."));
        LocalDate until = decided.plusDays(2);
        service.bean(Exemptions.class)
                .add(played.lead, played.id(), Set.of("FW-DES-02"), "FW-DES-02", "For now.", until);
        lateOn(decided, zone);
        played.decide(DecisionOutcome.ACCREDITED_WITH_CONDITIONS, from, to);

        Visitor lead = Visitor.signedIn(service, played.lead);
        Visitor program = Visitor.program(service, played.lead);
        String letter = lead.get("/cases/" + played.id() + "/letter.html").body();
        assertThat(letter)
                .contains("<p>" + words(decided) + "</p>", words(DAY), words(from), words(to), words(due), words(until))
                .doesNotContain(words(decided.minusDays(1)));
        assertThat(program.get("/api/v1/cases/" + played.id() + "/letter.html").body())
                .isEqualTo(letter);
        assertThat(lead.get("/cases/" + played.id() + "/report.html").body())
                .contains(words(decided), words(from), words(to), APPEALS);
        assertThat(Visitor.signedIn(service, played.owner)
                        .get("/courses/" + played.course.id() + "/versions/1/review")
                        .body())
                .contains("If you do not agree", APPEALS);
        assertThat(letter).contains("If you do not agree", APPEALS);
        assertThat(program.get("/api/v1/cases/" + played.id()).body())
                .contains("\"at\":\"" + decided + "T23:50", "\"from\":\"" + from + "\"", "\"due\":\"" + due + "\"");
        assertThat(Visitor.signedIn(service, service.person(Role.ADMINISTRATOR))
                        .get("/record")
                        .body())
                .contains(words(decided));
        assertThat(lead.get("/cases/" + played.id() + "/decision").body()).contains(words(decided) + ", 23:50");
        stands(played, AccreditationStatus.NOT_YET, "Accredited from a later day");

        // Its first day begins, and the exemption holds to the end of the day before its own.
        earlyOn(from, zone);
        stands(played, AccreditationStatus.CONDITIONS_OUTSTANDING, "Accredited, with an open condition");
        assertThat(Visitor.of(service).get("/register/" + played.course.id()).body())
                .contains(words(from), words(to));
        Exemptions exemptions = service.bean(Exemptions.class);
        lateOn(until.minusDays(1), zone);
        assertThat(exemptions.of(played.course.id())).hasSize(1);
        earlyOn(until, zone);
        assertThat(exemptions.of(played.course.id())).isEmpty();

        // A condition is called to mind thirty days before its day.
        lateOn(due.minusDays(31), zone);
        assertThat(reminders(played, Reminder.Kind.CONDITION_DUE)).isEmpty();
        earlyOn(due.minusDays(30), zone);
        assertThat(reminders(played, Reminder.Kind.CONDITION_DUE))
                .extracting(Reminder::day)
                .containsExactly(due);
        UUID condition = decisions.actions(played.id()).get(0).id();
        lateOn(due, zone);
        decisions.close(played.lead, played.id(), condition, "The minutes of that day.");
        earlyOn(due.plusDays(1), zone);
        assertThat(Visitor.signedIn(service, played.lead)
                        .get("/cases/" + played.id() + "/decision")
                        .body())
                .contains("Closed on " + words(due));
        stands(played, AccreditationStatus.ACTIVE, "Accredited");

        // The renewal is called to mind, and the last day is in force to its end.
        lateOn(to.minusDays(Submitter.RENEWAL_DAYS + 1L), zone);
        assertThat(reminders(played, Reminder.Kind.RENEWAL_DUE)).isEmpty();
        stands(played, AccreditationStatus.ACTIVE, "Accredited");
        earlyOn(to.minusDays(Submitter.RENEWAL_DAYS), zone);
        assertThat(reminders(played, Reminder.Kind.RENEWAL_DUE))
                .extracting(Reminder::day)
                .containsExactly(to);
        stands(played, AccreditationStatus.RENEWAL_DUE, "Accredited, soon to be renewed");
        lateOn(to.minusDays(1), zone);
        stands(played, AccreditationStatus.RENEWAL_DUE, "Accredited, soon to be renewed");
        earlyOn(to, zone);
        stands(played, AccreditationStatus.LAPSED, "Run out");
        assertThat(reminders(played, Reminder.Kind.RENEWAL_DUE)).isEmpty();
    }

    /** Register, API and credential say the same of an accreditation now. */
    private static void stands(PlayedCase played, AccreditationStatus status, String said) {
        RunningService service = played.service;
        assertThat(service.bean(Register.class).find(played.course.id()).status())
                .isEqualTo(status);
        assertThat(Visitor.program(service, service.person(Role.LEAD))
                        .get("/api/v1/cases/" + played.id())
                        .body())
                .contains("\"status\":\"" + status + "\"");
        assertThat(Visitor.of(service)
                        .get("/credentials/" + played.id() + "/check")
                        .body())
                .contains(
                        "It is genuine",
                        ">" + said + "<",
                        words(played.service
                                .bean(Register.class)
                                .find(played.course.id())
                                .from()));
    }
}
