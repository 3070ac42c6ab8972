package org.touchstone.door.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.NodeReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bodies of requests, and no more of them than may be: a body that is too large is refused, not kept. */
@Component
class RequestBodies implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** The types that a submission file may be sent as. */
    static final List<MediaType> FILE_TYPES =
            List.of(MediaType.valueOf("application/yaml"), MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN);

    /** Other names of these types. */
    private static final Set<String> ALSO = Set.of("application/x-yaml", "text/yaml", "text/x-yaml");

    private static final int MOST_OF_JSON = 16_384;
    private static final String MULTIPART = "multipart/form-data";

    private final JsonMapper json;

    RequestBodies(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == SubmissionFile.class || type == Submitting.class || type == Upload.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException, ServletException {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new InvalidException(ProblemKind.TYPE, "api.invalid.coding");
        }
        if (parameter.getParameterType() == SubmissionFile.class) {
            return file(request);
        }
        return parameter.getParameterType() == Upload.class ? upload(request) : submitting(request);
    }

    private static SubmissionFile file(HttpServletRequest request) throws IOException {
        MediaType type = type(request);
        boolean yaml = type != null
                && (type.equalsTypeAndSubtype(FILE_TYPES.get(0))
                        || ALSO.contains(type.getType() + "/" + type.getSubtype()));
        boolean isJson = type != null && type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
        boolean text = type == null || type.equalsTypeAndSubtype(MediaType.TEXT_PLAIN);
        if (!yaml && !isJson && !text) {
            throw new InvalidException(ProblemKind.TYPE, "api.problem.type");
        }
        byte[] bytes = read(request, NodeReader.MOST_BYTES);
        String beginning = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.UTF_8);
        boolean braced = CleanText.of(beginning).startsWith("{");
        return new SubmissionFile(bytes, isJson || (text && braced) ? "course.json" : "course.yaml");
    }

    private Submitting submitting(HttpServletRequest request) throws IOException {
        MediaType type = type(request);
        byte[] bytes = read(request, MOST_OF_JSON);
        if (bytes.length == 0) {
            return new Submitting("");
        }
        if (type == null || !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
            throw new InvalidException(ProblemKind.TYPE, "api.problem.type");
        }
        try {
            Submitting read = json.readValue(bytes, Submitting.class);
            return read == null ? new Submitting("") : read;
        } catch (JacksonException e) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.json");
        }
    }

    /** A file as it comes: the body itself, or the part {@code file} of a form. Whoever keeps it sees to its size. */
    private static Upload upload(HttpServletRequest request) throws IOException, ServletException {
        MediaType type = type(request);
        if (type != null && MULTIPART.equals(type.getType() + "/" + type.getSubtype())) {
            Part part = request.getPart("file");
            if (part == null) {
                throw new MissingServletRequestPartException("file");
            }
            String name = part.getSubmittedFileName();
            return new Upload(name == null ? "" : name, part.getInputStream());
        }
        return new Upload(name(request), request.getInputStream());
    }

    /** The name that {@code Content-Disposition} gives; empty where it gives none. */
    private static String name(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        if (given == null) {
            return "";
        }
        try {
            String name = ContentDisposition.parse(given).getFilename();
            return name == null ? "" : name;
        } catch (IllegalArgumentException e) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.unreadable", HttpHeaders.CONTENT_DISPOSITION);
        }
    }

    private static @Nullable MediaType type(HttpServletRequest request) {
        String given = request.getContentType();
        if (given == null) {
            return null;
        }
        try {
            MediaType type = MediaType.parseMediaType(given);
            Charset charset = type.getCharset();
            if (charset == null
                    || charset.equals(StandardCharsets.UTF_8)
                    || charset.equals(StandardCharsets.US_ASCII)) {
                return type;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new InvalidException(ProblemKind.TYPE, "api.problem.type");
    }

    /** The body, unless it is larger than this: then no more than that of it is read. */
    private static byte[] read(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw new InvalidException(ProblemKind.TOO_LARGE, "api.problem.too-large");
        }
        byte[] bytes = request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw new InvalidException(ProblemKind.TOO_LARGE, "api.problem.too-large");
        }
        return bytes;
    }
}
