package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.report.Matter;
import org.touchstone.door.server.RunningService;

/** Whatever people try in whatever order, a case goes only where the table of steps lets it, or stays as it is. */
@Tag("service")
class RandomCasesTest {

    private static final int TRIES = 300;

    private final RunningService service = RunningService.shared();
    private final Cases cases = service.bean(Cases.class);
    private final Reviews reviews = service.bean(Reviews.class);
    private final ReviewWork work = service.bean(ReviewWork.class);
    private final Moderation moderation = service.bean(Moderation.class);
    private final Decisions decisions = service.bean(Decisions.class);
    private final Rereading rereading = service.bean(Rereading.class);
    private final Submitter submitter = service.bean(Submitter.class);
    private final Courses courses = service.bean(Courses.class);

    private final Account provider = service.person(Role.PROVIDER);
    private final List<Account> staff = List.of(
            service.person(Role.REVIEWER),
            service.person(Role.REVIEWER),
            service.person(Role.LEAD),
            service.person(Role.LEAD));

    private final Set<CaseState> reached = EnumSet.noneOf(CaseState.class);

    private interface Attempt {
        void by(Account who);
    }

    @Test
    void noSequenceOfActionsLeavesTheTable() throws Exception {
        for (int seed = 1; seed <= 3 || (seed <= 20 && !reached.contains(CaseState.DECIDED)); seed++) {
            play(new Random(seed));
        }
        assertThat(reached).contains(CaseState.IN_MODERATION, CaseState.DECIDED);
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    private void play(Random random) throws Exception {
        String complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        Course course = courses.add(provider, "Random", complete, "course.yaml");
        SubmittedVersion version = submitter.submit(provider, course, 1, "");
        UUID id = version.id();
        List<Attempt> attempts = attempts(id, course, random);
        List<String> path = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            CaseState before = cases.find(id).state();
            int chosen = random.nextInt(attempts.size());
            try {
                attempts.get(chosen).by(staff.get(random.nextInt(staff.size())));
            } catch (RefusedException | NotFoundException refused) {
                assertThat(cases.find(id).state()).as("refused after %s", path).isEqualTo(before);
                continue;
            }
            CaseState after = cases.find(id).state();
            if (after != before) {
                path.add(chosen + ": " + after);
                reached.add(after);
                assertThat(next(before)).as("after %s", path).contains(after);
                keepsTheRules(id, after, path);
            }
        }
        if (cases.find(id).state() == CaseState.DECIDED) {
            assertThat(decisions.replays(id)).isTrue();
            assertThat(decisions.of(id)).isPresent();
        } else {
            assertThat(decisions.of(id)).isEmpty();
        }
        assertThat(rereading.replays(version)).isTrue();
    }

    /** Nothing goes on before two people have reviewed it, and nobody decides on what they reviewed. */
    private void keepsTheRules(UUID id, CaseState now, List<String> path) {
        if (!EnumSet.of(CaseState.IN_MODERATION, CaseState.WITH_PROVIDER, CaseState.TO_DECIDE, CaseState.DECIDED)
                .contains(now)) {
            return;
        }
        List<Review> both = reviews.of(id);
        assertThat(both.stream().map(Review::reviewer).distinct())
                .as("after %s", path)
                .hasSize(2);
        assertThat(both).as("after %s", path).allMatch(each -> each.finished().isPresent() && !each.barred());
        if (now == CaseState.DECIDED) {
            assertThat(service.bean(JdbcClient.class)
                            .sql("select decided_by from decision where version_id = :version")
                            .param("version", id)
                            .query(UUID.class)
                            .single())
                    .as("after %s", path)
                    .isNotIn(both.stream().map(Review::reviewer).toList());
        }
    }

    private static List<CaseState> next(CaseState from) {
        return Arrays.stream(CaseStep.values())
                .filter(step -> step.from().contains(from))
                .map(CaseStep::to)
                .collect(Collectors.toList());
    }

    private List<Attempt> attempts(UUID id, Course course, Random random) {
        LocalDate day = LocalDate.of(2030, 1, 1);
        List<Attempt> all = new ArrayList<>(List.of(
                who -> reviews.assign(
                        who,
                        id,
                        List.of(
                                staff.get(0).id(),
                                staff.get(1 + random.nextInt(2)).id()),
                        null),
                who -> reviews.declare(who, id, random.nextBoolean() ? "" : "Something."),
                who -> reviews.declare(who, id, ""),
                who -> reviews.clear(
                        who,
                        reviews.of(id).stream()
                                .findAny()
                                .orElseThrow(NotFoundException::new)
                                .id(),
                        "All right."),
                who -> replaceNowAndThen(who, id, random),
                who -> judge(who, id, random),
                who -> judge(who, id, random),
                who -> work.finish(who, work.open(who, id)),
                who -> work.finish(who, work.open(who, id)),
                who -> settle(who, id, random),
                who -> settle(who, id, random),
                who -> decisions.recommend(who, id, DecisionOutcome.ACCREDITED, "Good.", "So it is."),
                who -> decisions.factsChecked(provider, course, id, random.nextBoolean() ? "" : "It is not so."),
                who -> decisions.goOn(who, id, "No answer."),
                who -> decisions.decide(
                        who,
                        id,
                        new Decisions.Given(
                                DecisionOutcome.ACCREDITED, "Good.", day, day.plusYears(3), "So it is.", ""))));
        if (random.nextBoolean()) {
            all.add(who -> decisions.reconsider(who, id, "Once more."));
            all.add(who -> cases.setAside(who, id, "Another is in."));
            all.add(who -> cases.giveBack(who, id, "Much is missing."));
            all.add(who -> service.bean(Triage.class).carryOver(who, id, "All is as before.", () -> {}));
        }
        return all;
    }

    private void replaceNowAndThen(Account who, UUID id, Random random) {
        List<Review> open = reviews.of(id);
        if (!open.isEmpty() && random.nextInt(5) == 0) {
            reviews.replace(
                    who,
                    open.get(random.nextInt(open.size())).id(),
                    staff.get(random.nextInt(3)).id(),
                    "Too busy.");
        }
    }

    private void judge(Account who, UUID id, Random random) {
        ReviewWork.Opened opened = work.open(who, id);
        for (Matter matter : opened.matters()) {
            List<ReviewWork.Given> given = matter.toJudge().stream()
                    .map(item -> new ReviewWork.Given(
                            item.point(),
                            random.nextInt(20) == 0 ? JudgementAnswer.NOT_MET : JudgementAnswer.MET,
                            "So it is."))
                    .toList();
            if (!given.isEmpty()) {
                opened = work.judge(who, opened, matter.requirement(), given);
            }
        }
    }

    private void settle(Account who, UUID id, Random random) {
        Moderation.Both both = moderation.both(id).orElseThrow(NotFoundException::new);
        moderation.settle(
                who,
                id,
                both.differences().stream()
                        .filter(each -> random.nextInt(4) > 0)
                        .map(each -> new ReviewWork.Given(each.point(), JudgementAnswer.MET, "It is."))
                        .toList());
    }
}
