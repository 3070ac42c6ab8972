package org.touchstone.door.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.touchstone.base.accounts.AccountRefusedException;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.StorageException;
import org.touchstone.casework.courses.StoreAwayException;
import org.touchstone.casework.review.Cases;
import org.touchstone.check.located.MistakesException;

/**
 * Turns whatever goes wrong with a request of a program into a {@link Problem}. It is a resolver, and not the advice of a
 * controller, for a request that no controller takes (a wrong method, a wrong type) is to be answered in the same way.
 */
@Component
class ApiErrors implements HandlerExceptionResolver, Ordered {

    /** How many seconds to wait before asking again when the database is away. */
    private static final String WAIT = "5";

    private final Problems problems;

    ApiErrors(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception wrong) {
        if (!Problems.about(request) || response.isCommitted() || isForTheServer(wrong)) {
            return null;
        }
        try {
            response.resetBuffer();
            answer(response, wrong);
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is no more about the API than about pages: a fault of ours, and what went wrong while a body came in. */
    private static boolean isForTheServer(Exception wrong) {
        boolean form = wrong instanceof MultipartException && !(wrong instanceof MaxUploadSizeExceededException);
        boolean body = wrong instanceof HttpMessageNotReadableException && wrong.getCause() instanceof IOException;
        return form || body || (kind(wrong) == ProblemKind.BROKEN && !isKnown(wrong));
    }

    private static boolean isKnown(Exception wrong) {
        return wrong instanceof MistakesException
                || wrong instanceof InvalidException
                || wrong instanceof ChangedException
                || wrong instanceof AccountRefusedException
                || wrong instanceof MissingServletRequestParameterException
                || wrong instanceof MissingServletRequestPartException
                || wrong instanceof MethodArgumentTypeMismatchException;
    }

    /** Answers with the problem that an exception stands for. */
    private void answer(HttpServletResponse response, Throwable wrong) throws IOException {
        if (wrong instanceof OutdatedException outdated) {
            response.setHeader(HttpHeaders.ETAG, EntityTags.of(outdated.latest().number()));
        }
        if (wrong instanceof ChangedException changed) {
            response.setHeader(HttpHeaders.ETAG, changed.tag());
        }
        if (wrong instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        Problem problem = problem(wrong);
        if (problem.status() == ProblemKind.UNAVAILABLE.status()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, WAIT);
        }
        problems.write(response, problem);
    }

    private Problem problem(Throwable wrong) {
        if (wrong instanceof MistakesException mistakes) {
            return problems.of(mistakes.mistakes());
        }
        if (wrong instanceof InvalidException invalid) {
            return problems.of(invalid.kind(), problems.text(invalid.key(), invalid.arguments()));
        }
        if (wrong instanceof ChangedException) {
            return problems.of(ProblemKind.OUTDATED, problems.text("api.problem.changed"));
        }
        if (wrong instanceof AccountRefusedException refused) {
            return problems.of(kind(refused), problems.text(refused.messageKey()));
        }
        if (wrong instanceof MissingServletRequestParameterException missing) {
            return problems.of(ProblemKind.INVALID, problems.text("api.invalid.missing", missing.getParameterName()));
        }
        if (wrong instanceof MissingServletRequestPartException missing) {
            return problems.of(ProblemKind.INVALID, problems.text("api.invalid.missing", missing.getRequestPartName()));
        }
        if (wrong instanceof MethodArgumentTypeMismatchException mismatch) {
            return mismatch(mismatch);
        }
        if (wrong instanceof MaxUploadSizeExceededException) {
            return problems.of(ProblemKind.TOO_LARGE, problems.text("refused.file-large"));
        }
        ProblemKind kind = kind(wrong);
        return problems.of(kind, problems.text("api.problem." + kind.key()));
    }

    /** A part of the address that cannot be an id names nothing; a parameter that cannot be read is a mistake. */
    private Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        boolean inPath =
                AnnotatedElementUtils.hasAnnotation(mismatch.getParameter().getParameter(), PathVariable.class);
        return inPath
                ? problems.of(ProblemKind.NOT_FOUND, problems.text("api.problem.not-found"))
                : problems.of(ProblemKind.INVALID, problems.text("api.invalid.unreadable", mismatch.getName()));
    }

    private static ProblemKind kind(AccountRefusedException refused) {
        return switch (refused.messageKey()) {
            case "refused.nothing-changed",
                    "refused.storage-used",
                    Cases.NOT_NOW,
                    "refused.draft-not-open",
                    "refused.draft-changed",
                    "refused.proposal-answered" -> ProblemKind.CONFLICT;
            case "refused.file-large" -> ProblemKind.TOO_LARGE;
            case "refused.file-type" -> ProblemKind.TYPE;
            default -> ProblemKind.REFUSED;
        };
    }

    private static ProblemKind kind(Throwable wrong) {
        if (wrong instanceof NotFoundException) {
            return ProblemKind.NOT_FOUND;
        }
        if (wrong instanceof OutdatedException) {
            return ProblemKind.OUTDATED;
        }
        if (wrong instanceof StorageException) {
            return ProblemKind.STORAGE;
        }
        if (isAway(wrong)) {
            return ProblemKind.UNAVAILABLE;
        }
        if (wrong instanceof MultipartException || wrong instanceof HttpMessageNotReadableException) {
            return ProblemKind.INVALID;
        }
        return wrong instanceof ErrorResponse known
                ? ProblemKind.of(known.getStatusCode().value())
                : ProblemKind.BROKEN;
    }

    /** Whether the database or the store cannot be reached, or is too busy to answer in time. */
    private static boolean isAway(Throwable wrong) {
        return wrong instanceof StoreAwayException
                || wrong instanceof DataAccessResourceFailureException
                || wrong instanceof TransientDataAccessException
                || wrong instanceof RecoverableDataAccessException
                || wrong instanceof CannotCreateTransactionException
                || wrong instanceof TransactionSystemException;
    }
}
