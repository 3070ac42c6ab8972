package org.touchstone.door.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.touchstone.door.api.ProblemKind;
import org.touchstone.door.api.Problems;

/** Answers a program that may not ask: who it is is not known, or its account may not do this. */
@Component
class ProblemResponses implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    ProblemResponses(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"touchstone\"");
        problems.write(response, ProblemKind.UNAUTHORIZED);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        problems.write(response, ProblemKind.FORBIDDEN);
    }

    /** Tells a program what kind of failure kept its request from being answered. */
    void write(HttpServletResponse response, Failure failure) throws IOException {
        problems.write(response, failure.problem());
    }
}
