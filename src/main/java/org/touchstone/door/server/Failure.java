package org.touchstone.door.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.touchstone.casework.courses.StorageException;
import org.touchstone.casework.courses.StoreAwayException;
import org.touchstone.door.api.ProblemKind;

/** What kind of thing went wrong while a request was answered. */
enum Failure {
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "problem.too-large", ProblemKind.TOO_LARGE),
    NO_SPACE(HttpStatus.INSUFFICIENT_STORAGE, "problem.no-space", ProblemKind.STORAGE),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "problem.unavailable", ProblemKind.UNAVAILABLE),
    UNREADABLE(HttpStatus.BAD_REQUEST, "problem.unreadable", ProblemKind.INVALID),
    OURS(HttpStatus.INTERNAL_SERVER_ERROR, "problem.failed", ProblemKind.BROKEN);

    /** PostgreSQL: no connection, shut down, starting up, too many connections. H2: closed, broken, not open. */
    private static final Pattern LOST = Pattern.compile("08.{3}|57P0[1-5]|53300|90067|90098|90121|90135");

    /** PostgreSQL: the disk is full. */
    private static final Set<String> FULL = Set.of("53100", "53000");

    private static final Pattern NO_ROOM = Pattern.compile(
            "(?i)no space left|file too large|disk quota|not enough space|disk full|mvstoreexception: writing to");

    private final HttpStatus status;
    private final String key;
    private final ProblemKind problem;

    Failure(HttpStatus status, String key, ProblemKind problem) {
        this.status = status;
        this.key = key;
        this.problem = problem;
    }

    HttpStatus status() {
        return status;
    }

    /** The key of what people are told. */
    String key() {
        return key;
    }

    /** The problem that a program is told of. */
    ProblemKind problem() {
        return problem;
    }

    /** What kind of failure this is. A full disk goes before what comes of it, such as a database that closes itself. */
    static Failure of(Throwable failure) {
        Failure kind = OURS;
        int depth = 0;
        for (Throwable each = failure; each != null && depth < 50; each = each.getCause(), depth++) {
            Failure one = one(each);
            kind = one.compareTo(kind) < 0 ? one : kind;
        }
        return kind;
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
                        || failure instanceof PessimisticLockingFailureException
                ? UNAVAILABLE
                : OURS;
    }
}
