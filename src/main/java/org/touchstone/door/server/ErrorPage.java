package org.touchstone.door.server;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.touchstone.base.settings.Settings;

/**
 * What the page for errors is given: {@code status}, {@code error}, {@code requestId} and, where there is more to say,
 * {@code explanation}. Without a template of that name, the same as plain text.
 */
@Component
class ErrorPage extends DefaultErrorAttributes implements ErrorViewResolver {

    /** The attribute of the request that says what went wrong. */
    static final String FAILURE = ErrorPage.class.getName();

    private static final String TEMPLATE = "classpath:/org/touchstone/door/web/error.html";

    private final MessageSource messages;
    private final boolean template;
    private final long largest;

    ErrorPage(MessageSource messages, ResourceLoader resources, Settings settings) {
        this.largest = settings.uploads().largest().toMegabytes();
        this.messages = messages;
        this.template = resources.getResource(TEMPLATE).exists();
    }

    @Override
    public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, @Nullable Object> all = super.getErrorAttributes(request, options);
        String id = String.valueOf(request.getAttribute(RequestIds.class.getName(), RequestAttributes.SCOPE_REQUEST));
        all.put("requestId", id);
        Object status = all.get("status");
        Object known = request.getAttribute(FAILURE, RequestAttributes.SCOPE_REQUEST);
        if (known == null && status instanceof Integer number && number >= 500) {
            known = Failure.OURS;
        }
        if (known instanceof Failure failure && !failure.key().isEmpty()) {
            Object told = failure.equals(Failure.TOO_LARGE) ? largest : id;
            if (failure.equals(Failure.TOO_LARGE)) {
                cameFrom(request.getHeader(HttpHeaders.REFERER)).ifPresent(path -> all.put("cameFrom", path));
            }
            all.put("explanation", messages.getMessage(failure.key(), new Object[] {told}, Locale.UK));
        }
        return all;
    }

    /** The page of this service that a form was sent from: only its path, whatever service the rest names. */
    private static Optional<String> cameFrom(@Nullable String referer) {
        try {
            return Optional.ofNullable(referer)
                    .map(URI::create)
                    .map(URI::getRawPath)
                    .filter(path -> path.matches("/[A-Za-z0-9][A-Za-z0-9/_-]*"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, @Nullable Object> model) {
        if (template) {
            return null;
        }
        View plain = (values, asked, answer) -> {
            answer.setContentType("text/plain;charset=UTF-8");
            answer.getWriter()
                    .write(messages.getMessage(
                            "error.page",
                            new Object[] {
                                Integer.toString(status.value()),
                                status.getReasonPhrase(),
                                model.getOrDefault("explanation", ""),
                                model.getOrDefault("requestId", "")
                            },
                            Locale.UK));
        };
        return new ModelAndView(plain, model);
    }
}
