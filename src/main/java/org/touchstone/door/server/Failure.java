package org.touchstone.door.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.touchstone.base.RefusedException;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.StorageException;
import org.touchstone.casework.courses.StoreAwayException;
import org.touchstone.check.located.MistakesException;
import org.touchstone.door.api.ChangedException;
import org.touchstone.door.api.InvalidException;
import org.touchstone.door.api.ProblemKind;

/**
 * What kind of thing went wrong while a request was answered: the one place that knows what each exception stands for.
 *
 * @param kind the problem that a program is told of
 * @param key the key of what people are told; empty where the status alone says it
 */
record Failure(ProblemKind kind, String key) {

    static final Failure TOO_LARGE = new Failure(ProblemKind.TOO_LARGE, "problem.too-large");
    static final Failure NO_SPACE = new Failure(ProblemKind.STORAGE, "problem.no-space");
    static final Failure UNAVAILABLE = new Failure(ProblemKind.UNAVAILABLE, "problem.unavailable");
    static final Failure UNREADABLE = new Failure(ProblemKind.INVALID, "problem.unreadable");
    static final Failure OURS = new Failure(ProblemKind.BROKEN, "problem.failed");

    /** A full disk goes before what comes of it, such as a database that closes itself. */
    private static final List<Failure> WORST_FIRST = List.of(TOO_LARGE, NO_SPACE, UNAVAILABLE, UNREADABLE, OURS);

    /** The statuses that the page for errors has words for; any other mistake of whoever asked is a bad request there. */
    private static final Set<Integer> ON_PAGES = Set.of(400, 403, 404, 405, 413, 429);

    /** PostgreSQL: no connection, shut down, starting up, too many connections. H2: closed, broken, not open. */
    private static final Pattern LOST = Pattern.compile("08.{3}|57P0[1-5]|53300|90067|90098|90121|90135");

    /** PostgreSQL: the disk is full. */
    private static final Set<String> FULL = Set.of("53100", "53000");

    private static final Pattern NO_ROOM = Pattern.compile(
            "(?i)no space left|file too large|disk quota|not enough space|disk full|mvstoreexception: writing to");

    /** The status of the page that people are shown. */
    int pageStatus() {
        return kind.status() >= 500 || ON_PAGES.contains(kind.status()) ? kind.status() : 400;
    }

    /** What an exception stands for. What lies beneath it says so first; then what was asked for and could not be done. */
    static Failure of(Throwable failure) {
        int worst = WORST_FIRST.indexOf(OURS);
        int depth = 0;
        for (Throwable each = failure; each != null && depth < 50; each = each.getCause(), depth++) {
            worst = Math.min(worst, WORST_FIRST.indexOf(one(each)));
        }
        Failure found = WORST_FIRST.get(worst);
        return found.equals(OURS)
                ? asked(failure).map(kind -> new Failure(kind, "")).orElse(OURS)
                : found;
    }

    /** The kinds of what was asked for and cannot be done as asked. */
    private static Optional<ProblemKind> asked(Throwable failure) {
        if (failure instanceof InvalidException invalid) {
            return Optional.of(invalid.kind());
        }
        if (failure instanceof NotFoundException || failure instanceof MethodArgumentTypeMismatchException) {
            return Optional.of(ProblemKind.NOT_FOUND);
        }
        if (failure instanceof OutdatedException || failure instanceof ChangedException) {
            return Optional.of(ProblemKind.OUTDATED);
        }
        if (failure instanceof MistakesException) {
            return Optional.of(ProblemKind.MISTAKES);
        }
        if (failure instanceof RefusedException) {
            return Optional.of(ProblemKind.REFUSED);
        }
        if (failure instanceof BindException
                || failure instanceof HttpMessageNotReadableException
                || failure instanceof RequestRejectedException) {
            return Optional.of(ProblemKind.INVALID);
        }
        return failure instanceof ErrorResponse known
                ? Optional.of(ProblemKind.of(known.getStatusCode().value())).filter(kind -> kind != ProblemKind.BROKEN)
                : Optional.empty();
    }

    private static Failure one(Throwable failure) {
        if (failure instanceof BodyLimit.TooLargeException
                || failure instanceof MaxUploadSizeExceededException
                || (failure instanceof InvalidParameterException parameter && parameter.getErrorCode() == 413)) {
            return TOO_LARGE;
        }
        if (failure instanceof InvalidParameterException
                || failure instanceof BadRequestException
                || failure instanceof ClientAbortException
                || failure instanceof MultipartException
                || failure instanceof InvalidFileNameException) {
            return UNREADABLE;
        }
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            if (FULL.contains(state) || NO_ROOM.matcher(message).find()) {
                return NO_SPACE;
            }
            return LOST.matcher(state).matches() ? UNAVAILABLE : OURS;
        }
        if (failure instanceof StorageException) {
            return NO_SPACE;
        }
        if (failure instanceof IOException
                && !(failure instanceof FileNotFoundException)
                && NO_ROOM.matcher(message).find()) {
            return NO_SPACE;
        }
        return failure instanceof SessionStore.FullException
                        || failure instanceof StoreAwayException
                        || failure instanceof DataAccessResourceFailureException
                        || failure instanceof RecoverableDataAccessException
                        || failure instanceof CannotCreateTransactionException
                        || failure instanceof TransactionSystemException
                        || failure instanceof TransientDataAccessException
                ? UNAVAILABLE
                : OURS;
    }
}
