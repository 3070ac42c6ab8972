package org.touchstone.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
                // Too late for an answer; most often the client has gone.
                LOG.debug("an answer was cut off");
                throw e;
            }
            answer(request, response, e);
        }
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (Failure.of(failure) == Failure.OURS || response.isCommitted()) {
            return null;
        }
        try {
            answer(request, response, failure);
            return new ModelAndView();
        } catch (IOException e) {
            return null;
        }
    }

    /** Answers a request that failed. */
    void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        Failure kind = Failure.of(failure);
        if (kind == Failure.OURS || kind == Failure.NO_SPACE) {
            Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            LOG.error(
                    "{} {} failed: {}",
                    request.getMethod(),
                    pattern == null ? "(a filter)" : pattern,
                    Trace.of(failure));
        } else if (kind == Failure.UNAVAILABLE) {
            LOG.warn("503: the database does not answer ({})", Trace.root(failure));
        }
        answer(request, response, kind);
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
