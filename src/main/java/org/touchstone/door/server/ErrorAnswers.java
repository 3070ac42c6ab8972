package org.touchstone.door.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.touchstone.casework.courses.UnreadableDraftException;
import org.touchstone.door.api.ProblemKind;
import org.touchstone.door.api.Problems;

/**
 * Answers every request that cannot be served, wherever that turns out: in a filter, in a controller or where none takes it.
 * Programs get a problem, people the page for errors. {@link Failure} says what went wrong, {@link Problems} and
 * {@link ErrorPage} in which words.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ErrorAnswers extends OncePerRequestFilter implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Problems problems;

    ErrorAnswers(Problems problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked")
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, Problems.about(request) ? new ForPrograms(response) : response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted()) {
                // Too late for another answer: whoever waits for the rest has to see that it does not come. On this
                // exception Tomcat (11.0) breaks the connection off; on others it adds the page for errors first.
                note(request, e);
                throw new ClientAbortException("an answer was cut off", e);
            }
            answer(request, response, e);
        }
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (response.isCommitted()) {
            throw new CutOffException(failure);
        }
        if (failure instanceof UnreadableDraftException draft && !Problems.about(request)) {
            // The page of the course says what is wrong in its file, and takes another.
            return new ModelAndView("redirect:/courses/" + draft.course());
        }
        if (Failure.of(failure).equals(Failure.OURS)) {
            return null;
        }
        try {
            response.resetBuffer();
            answer(request, response, failure);
            return new ModelAndView();
        } catch (IOException e) {
            return null;
        }
    }

    /** An answer to a program, whose errors are problems and not the page for people. */
    private final class ForPrograms extends HttpServletResponseWrapper {

        private final HttpServletResponse plain;

        ForPrograms(HttpServletResponse plain) {
            super(plain);
            this.plain = plain;
        }

        @Override
        public void sendError(int status) throws IOException {
            plain.resetBuffer();
            problems.write(plain, ProblemKind.of(status));
        }

        @Override
        public void sendError(int status, @Nullable String why) throws IOException {
            sendError(status);
        }
    }

    /** A failure while an answer was on its way, which nobody may end as if it were whole. */
    private static final class CutOffException extends RuntimeException {

        private static final long serialVersionUID = 1;

        CutOffException(Throwable failure) {
            super(failure);
        }
    }

    /** Answers a request that failed. */
    void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        answer(request, response, note(request, failure), failure);
    }

    /** Tells those who run the service of a failure, and gives its kind. */
    private static Failure note(HttpServletRequest request, Throwable failure) {
        Failure kind = Failure.of(failure);
        if (kind.equals(Failure.OURS) || kind.equals(Failure.NO_SPACE)) {
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            LOG.error(
                    "{} {} failed: {}",
                    request.getMethod(),
                    pattern == null ? "(a filter)" : pattern,
                    Trace.of(failure));
        } else if (kind.kind() == ProblemKind.UNAVAILABLE) {
            LOG.warn("503: not to be had just now ({})", Trace.root(failure));
        }
        return kind;
    }

    /** Answers a request that cannot be served. */
    void answer(HttpServletRequest request, HttpServletResponse response, Failure kind) throws IOException {
        answer(request, response, kind, null);
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, Failure failure, @Nullable Throwable why)
            throws IOException {
        if (failure.kind() == ProblemKind.UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (failure.kind() == ProblemKind.TOO_LARGE) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        if (why instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        String path = request.getRequestURI();
        if (!path.startsWith("/api/") && !path.startsWith("/actuator/")) {
            request.setAttribute(ErrorPage.FAILURE, failure);
            request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, path);
            response.sendError(failure.pageStatus());
        } else if (why == null) {
            problems.write(response, failure.kind());
        } else {
            problems.write(response, failure.kind(), why);
        }
    }
}
