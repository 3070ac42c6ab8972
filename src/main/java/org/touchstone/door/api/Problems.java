package org.touchstone.door.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.touchstone.base.RefusedException;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.review.Cases;
import org.touchstone.check.located.MistakesException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers programs with problems (RFC 9457): of which kind, and in which words. Its type links to its place on the page
 * {@code /api/docs}.
 */
@Component
public class Problems {

    private static final String API = "/api/";

    private final MessageSource messages;
    private final JsonMapper json;

    Problems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /**
     * A mistake in a submission file.
     *
     * @param line line number, from 1
     * @param column column number, from 1
     * @param what what is wrong, as a sentence
     * @param todo what to do about it, as a sentence; empty where {@code what} says it already
     * @param pointer JSON Pointer to what it is about, also where that is missing; empty for the whole file
     */
    record Mistake(int line, int column, String what, String todo, String pointer) {

        private static Mistake of(org.touchstone.check.located.Mistake mistake) {
            return new Mistake(mistake.line(), mistake.column(), mistake.what(), mistake.todo(), mistake.pointer());
        }
    }

    /** Whether a request is one of a program's, which is answered with problems rather than with pages. */
    public static boolean about(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + API);
    }

    /** Answers with a kind of problem, in its usual words. */
    public void write(HttpServletResponse response, ProblemKind kind) throws IOException {
        write(response, of(kind));
    }

    /**
     * Answers with what went wrong.
     *
     * @param kind the kind that it is of, where it says nothing more exact
     */
    public void write(HttpServletResponse response, ProblemKind kind, Throwable wrong) throws IOException {
        if (wrong instanceof OutdatedException outdated) {
            response.setHeader(HttpHeaders.ETAG, EntityTags.of(outdated.latest().number()));
        }
        if (wrong instanceof ChangedException changed) {
            response.setHeader(HttpHeaders.ETAG, changed.tag());
        }
        write(response, of(kind, wrong));
    }

    private ProblemDetail of(ProblemKind kind, Throwable wrong) {
        if (wrong instanceof MistakesException mistakes) {
            ProblemDetail problem =
                    of(kind, text("api.problem.mistakes", mistakes.mistakes().size()));
            problem.setProperty(
                    "mistakes", mistakes.mistakes().stream().map(Mistake::of).toList());
            return problem;
        }
        if (wrong instanceof InvalidException invalid) {
            return of(invalid.kind(), text(invalid.key(), invalid.arguments()));
        }
        if (wrong instanceof ChangedException) {
            return of(kind, text("api.problem.changed"));
        }
        if (wrong instanceof RefusedException refused) {
            return of(kind(refused), text(refused.messageKey()));
        }
        if (wrong instanceof MissingServletRequestParameterException missing) {
            return of(kind, text("api.invalid.missing", missing.getParameterName()));
        }
        if (wrong instanceof MissingServletRequestPartException missing) {
            return of(kind, text("api.invalid.missing", missing.getRequestPartName()));
        }
        // A part of the address that cannot be an id names nothing; a parameter that cannot be read is a mistake.
        if (wrong instanceof MethodArgumentTypeMismatchException mismatch
                && !AnnotatedElementUtils.hasAnnotation(mismatch.getParameter().getParameter(), PathVariable.class)) {
            return of(ProblemKind.INVALID, text("api.invalid.unreadable", mismatch.getName()));
        }
        return wrong instanceof MaxUploadSizeExceededException ? of(kind, text("refused.file-large")) : of(kind);
    }

    private static ProblemKind kind(RefusedException refused) {
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

    private ProblemDetail of(ProblemKind kind) {
        return of(kind, text("api.problem." + kind.key()));
    }

    private ProblemDetail of(ProblemKind kind, String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(kind.status());
        problem.setType(URI.create("/api/docs#problem-" + kind.key()));
        problem.setTitle(text("api.problem." + kind.key() + ".title"));
        problem.setDetail(detail);
        return problem;
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The words of a key. */
    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments.length == 0 ? null : arguments, Locale.UK);
    }
}
