package org.touchstone.casework.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.Matter;
import org.touchstone.door.server.RunningService;

/** A case with the people who work on it, brought as far as a test needs it. */
final class PlayedCase {

    final RunningService service;
    final Account owner;
    final Account one;
    final Account two;
    final Account lead;
    final Course course;
    private SubmittedVersion version;

    /** A complete course, submitted. */
    PlayedCase(RunningService service) {
        this.service = service;
        owner = service.person(Role.PROVIDER);
        one = service.person(Role.REVIEWER);
        two = service.person(Role.REVIEWER);
        lead = service.person(Role.LEAD);
        course = service.bean(Courses.class).add(owner, "Coaching", complete(), "course.yaml");
        version = submit(1);
    }

    static String complete() {
        try {
            return Files.readString(Path.of("rules/examples/complete-course.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SubmittedVersion submit(int revision) {
        try {
            return service.bean(Submitter.class).submit(owner, course, revision, "");
        } catch (OutdatedException | MistakesException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Submits the course once more, with another text. */
    PlayedCase submitAgain(String text) {
        try {
            Courses courses = service.bean(Courses.class);
            int base = courses.latest(course).number();
            courses.save(owner, course, base, "Coaching", text, "course.yaml", "");
            version = submit(base + 1);
            return this;
        } catch (OutdatedException e) {
            throw new IllegalStateException(e);
        }
    }

    SubmittedVersion version() {
        return version;
    }

    UUID id() {
        return version.id();
    }

    Case now() {
        return service.bean(Cases.class).find(id());
    }

    PlayedCase assign(@Nullable LocalDate due) {
        Reviews reviews = service.bean(Reviews.class);
        reviews.assign(lead, id(), List.of(one.id(), two.id()), due);
        reviews.declare(one, id(), "");
        reviews.declare(two, id(), "");
        return this;
    }

    /** The first point that a person has to judge. */
    Matter.Item firstPoint(Account reviewer) {
        return service.bean(ReviewWork.class).open(reviewer, id()).matters().stream()
                .flatMap(matter -> matter.toJudge().stream())
                .findFirst()
                .orElseThrow();
    }

    PlayedCase judge(Account reviewer, Matter.Item item, JudgementAnswer answer, String reason) {
        ReviewWork work = service.bean(ReviewWork.class);
        ReviewWork.Opened opened = work.open(reviewer, id());
        String part = item.point().part();
        work.judge(
                reviewer,
                opened,
                part.substring(0, part.indexOf('/')),
                List.of(new ReviewWork.Given(item.point(), answer, reason)));
        return this;
    }

    /** Finds everything met that a person has to judge, and hands the review in. */
    PlayedCase finish(Account reviewer) {
        ReviewWork work = service.bean(ReviewWork.class);
        ReviewWork.Opened opened = work.open(reviewer, id());
        for (Matter matter : opened.matters()) {
            List<ReviewWork.Given> given = matter.toJudge().stream()
                    .filter(item -> !opened.isSettled(item.point()))
                    .map(item -> new ReviewWork.Given(item.point(), JudgementAnswer.MET, "It is there."))
                    .toList();
            if (!given.isEmpty()) {
                work.judge(reviewer, opened, matter.requirement(), given);
            }
        }
        work.finish(reviewer, work.open(reviewer, id()));
        return this;
    }

    /** Both reviews, without a difference. */
    PlayedCase reviewed() {
        return assign(null).finish(one).finish(two);
    }

    PlayedCase recommend() {
        service.bean(Decisions.class).recommend(lead, id(), DecisionOutcome.ACCREDITED, "Good.");
        return this;
    }

    PlayedCase toDecide() {
        service.bean(Decisions.class).factsChecked(owner, course, id(), "");
        return this;
    }

    PlayedCase decide(DecisionOutcome outcome, LocalDate from, LocalDate to) {
        service.bean(Decisions.class)
                .decide(lead, id(), new Decisions.Given(outcome, "Good.", from, to, "It is enough.", ""));
        return this;
    }

    /** Accredited from today for three years. */
    PlayedCase accredited() {
        LocalDate today = LocalDate.now();
        return reviewed().recommend().toDecide().decide(DecisionOutcome.ACCREDITED, today, today.plusYears(3));
    }
}
