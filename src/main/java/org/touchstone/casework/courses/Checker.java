package org.touchstone.casework.courses;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.Report;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.SubmissionReader;

/** Checks a submission file against the ruleset in force, as of today or another day. Stores nothing. */
@Component
public class Checker {

    /**
     * More checks at once finish no sooner, and each holds its memory for longer. With only as many as there are
     * processors, one of these would wait while a turn is handed on.
     */
    private static final Semaphore TURNS =
            new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    private final Rulesets rulesets;
    private final Clock clock;

    Checker(Rulesets rulesets, Clock clock) {
        this.rulesets = rulesets;
        this.clock = clock;
    }

    /** Today, where the service is. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Checks a file as of today. */
    public Report check(String text, String fileName) throws MistakesException {
        return check(text.getBytes(StandardCharsets.UTF_8), fileName, today(), rulesets.current());
    }

    /**
     * Checks a file.
     *
     * @param bytes the file
     * @param fileName its name, as mistakes and the report show it
     * @throws MistakesException where the file cannot be read, with every mistake in it
     */
    public static Report check(byte[] bytes, String fileName, LocalDate asOf, Ruleset ruleset)
            throws MistakesException {
        return check(bytes, fileName, asOf, ruleset, true, report -> report);
    }

    /**
     * Checks a file, with advice or without, when its turn comes.
     *
     * @param bytes the file
     * @param fileName its name, as mistakes and the report show it
     * @param answer makes what is wanted of the report, while the turn lasts: that takes memory too
     * @throws MistakesException where the file cannot be read, with every mistake in it
     */
    public static <T> T check(
            byte[] bytes, String fileName, LocalDate asOf, Ruleset ruleset, boolean advice, Function<Report, T> answer)
            throws MistakesException {
        TURNS.acquireUninterruptibly();
        Timer.Sample started = Timer.start();
        try {
            Assessment assessment = Assessor.assess(
                    SubmissionReader.read(bytes, fileName, ruleset.catalogue().questions()), ruleset, asOf);
            return answer.apply(advice ? Report.of(assessment) : Report.withoutAdvice(assessment));
        } finally {
            started.stop(Metrics.timer("touchstone.checks"));
            TURNS.release();
        }
    }
}
