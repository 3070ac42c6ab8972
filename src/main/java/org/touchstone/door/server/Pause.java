package org.touchstone.door.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.touchstone.run.operation.Gate;

/** Lets requests wait for a moment, and then try again later, while an operator replaces all data. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class Pause extends OncePerRequestFilter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Gate gate;
    private final ErrorAnswers answers;

    Pause(Gate gate, ErrorAnswers answers) {
        this.gate = gate;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!gate.enter(PATIENCE)) {
            answers.answer(request, response, Failure.UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            gate.leave();
        }
    }
}
