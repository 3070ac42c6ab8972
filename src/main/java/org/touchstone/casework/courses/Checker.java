package org.touchstone.casework.courses;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.Suggested;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;

/** Checks submission files, not too many at once. Stores nothing. */
@Component
public class Checker {

    /**
     * More checks at once finish no sooner, and each holds its memory for longer. With only as many as there are
     * processors, one of these would wait while a turn is handed on.
     */
    private final Semaphore turns = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    private final Timer timer;

    Checker(MeterRegistry metrics) {
        this.timer = metrics.timer("touchstone.checks");
    }

    /**
     * Checks a text.
     *
     * @param text what the file holds
     * @param fileName its name, as mistakes and the report show it
     * @param inForce what to check it against
     * @throws MistakesException where the file cannot be read, with every mistake in it
     */
    public Report check(String text, String fileName, InForce inForce) throws MistakesException {
        return check(text.getBytes(StandardCharsets.UTF_8), fileName, inForce, true, report -> report);
    }

    /** Checks a submission that has been read already. */
    public Report check(Submission submission, InForce inForce) {
        return inTurn(() -> Report.of(Assessor.assess(submission, inForce.ruleset(), inForce.day())));
    }

    /** Looks for what would settle the findings on a submission that has been read already. */
    public Suggested suggest(Submission submission, InForce inForce) {
        return inTurn(() ->
                Suggested.of(Report.withoutAdvice(Assessor.assess(submission, inForce.ruleset(), inForce.day()))));
    }

    /** Work that is done when its turn comes. */
    private interface Work<T, E extends Exception> {
        T done() throws E;
    }

    /**
     * Checks a file, with advice or without, when its turn comes.
     *
     * @param bytes the file
     * @param fileName its name, as mistakes and the report show it
     * @param inForce what to check it against
     * @param answer makes what is wanted of the report, while the turn lasts: that takes memory too
     * @throws MistakesException where the file cannot be read, with every mistake in it
     */
    public <T> T check(byte[] bytes, String fileName, InForce inForce, boolean advice, Function<Report, T> answer)
            throws MistakesException {
        return inTurn(() -> {
            Assessment assessment = Assessor.assess(
                    SubmissionReader.read(
                            bytes, fileName, inForce.ruleset().catalogue().questions()),
                    inForce.ruleset(),
                    inForce.day());
            return answer.apply(advice ? Report.of(assessment) : Report.withoutAdvice(assessment));
        });
    }

    private <T, E extends Exception> T inTurn(Work<T, E> work) throws E {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction, and what it locks, would wait for a turn to check");
        }
        turns.acquireUninterruptibly();
        Timer.Sample started = Timer.start();
        try {
            return work.done();
        } finally {
            started.stop(timer);
            turns.release();
        }
    }
}
