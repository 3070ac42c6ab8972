package org.touchstone.door.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers a request that failed, wherever it failed: programs get a problem, people the page for errors. Whoever else
 * handles failures of controllers never sees those that are nobody's fault there, such as a lost database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FailureAnswers extends OncePerRequestFilter implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ProblemResponses problems;

    FailureAnswers(ProblemResponses problems) {
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
            chain.doFilter(request, response);
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
        if (Failure.of(failure) == Failure.OURS) {
            return null;
        }
        try {
            answer(request, response, failure);
            return new ModelAndView();
        } catch (IOException e) {
            return null;
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
        answer(request, response, note(request, failure));
    }

    /** Tells those who run the service of a failure, and gives its kind. */
    private static Failure note(HttpServletRequest request, Throwable failure) {
        Failure kind = Failure.of(failure);
        if (kind == Failure.OURS || kind == Failure.NO_SPACE) {
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            LOG.error(
                    "{} {} failed: {}",
                    request.getMethod(),
                    pattern == null ? "(a filter)" : pattern,
                    Trace.of(failure));
        } else if (kind == Failure.UNAVAILABLE) {
            LOG.warn("503: not to be had just now ({})", Trace.root(failure));
        }
        return kind;
    }

    /** Answers a request that cannot be served. */
    void answer(HttpServletRequest request, HttpServletResponse response, Failure kind) throws IOException {
        if (kind == Failure.UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (kind == Failure.TOO_LARGE) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        String path = request.getRequestURI();
        if (path.startsWith("/api/") || path.startsWith("/actuator/")) {
            problems.write(response, kind);
        } else {
            request.setAttribute(ErrorPage.KIND, kind);
            request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, path);
            response.sendError(kind.status().value());
        }
    }
}
