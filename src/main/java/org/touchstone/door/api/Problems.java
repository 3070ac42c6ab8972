package org.touchstone.door.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.touchstone.check.located.Mistake;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as {@code application/problem+json}. */
@Component
public class Problems {

    private static final String API = "/api/";

    private final MessageSource messages;
    private final JsonMapper json;

    Problems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** Whether a request is one of a program's, which is answered with problems rather than with pages. */
    public static boolean about(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + API);
    }

    /** Answers with a kind of problem, in its usual words. */
    public void write(HttpServletResponse response, ProblemKind kind) throws IOException {
        write(response, of(kind, text("api.problem." + kind.key())));
    }

    /** A problem in words of its own. */
    Problem of(ProblemKind kind, String detail) {
        return new Problem(
                "/api/docs#problem-" + kind.key(),
                text("api.problem." + kind.key() + ".title"),
                kind.status(),
                detail,
                Optional.empty());
    }

    /** The problem of a submission file with mistakes. */
    Problem of(List<Mistake> mistakes) {
        Problem plain = of(ProblemKind.MISTAKES, text("api.problem.mistakes", mistakes.size()));
        return new Problem(
                plain.type(),
                plain.title(),
                plain.status(),
                plain.detail(),
                Optional.of(mistakes.stream()
                        .map(each -> new Problem.Mistake(
                                each.line(), each.column(), each.what(), each.todo(), each.pointer()))
                        .toList()));
    }

    void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The words of a key. */
    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments.length == 0 ? null : arguments, Locale.UK);
    }
}
