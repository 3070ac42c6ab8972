package org.touchstone.door.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers with a {@link Problem} where a filter, and no controller, refuses a request of a program or fails. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class ProblemFilter extends OncePerRequestFilter {

    private final Problems problems;

    ProblemFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Problems.about(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Answer(response));
    }

    /** An answer whose errors are problems, and not the page for people. */
    private final class Answer extends HttpServletResponseWrapper {

        private final HttpServletResponse plain;

        Answer(HttpServletResponse plain) {
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
}
