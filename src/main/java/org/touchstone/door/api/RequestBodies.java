package org.touchstone.door.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bodies of requests, and no more of them than may be: a body that is too large is refused, not kept. */
@Component
class RequestBodies implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** The types that a submission file may be sent as. */
    static final List<MediaType> FILE_TYPES =
            List.of(MediaType.valueOf("application/yaml"), MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN);

    /** Other names of these types. */
    private static final Set<String> ALSO = Set.of("application/x-yaml", "text/yaml", "text/x-yaml");

    private static final int MOST_OF_JSON = 262_144;
    private static final byte[] NOTHING = {'{', '}'};
    private static final int LAST_YEAR = 9_999;
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
        return type == SubmissionFile.class || type == Upload.class || JsonBody.class.isAssignableFrom(type);
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
        return parameter.getParameterType() == Upload.class
                ? upload(request)
                : body(request, parameter.getParameterType());
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

    private Object body(HttpServletRequest request, Class<?> wanted) throws IOException {
        MediaType type = type(request);
        byte[] bytes = read(request, MOST_OF_JSON);
        boolean empty = bytes.length == 0;
        if (!empty && (type == null || !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))) {
            throw new InvalidException(ProblemKind.TYPE, "api.problem.type");
        }
        try {
            // What is misspelt is not to be passed over as if it had been left out.
            ObjectReader reader = json.readerFor(wanted).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            Object read = reader.readValue(empty ? NOTHING : bytes);
            Object body = read == null ? reader.readValue(NOTHING) : read;
            whole("", body);
            return body;
        } catch (DatabindException e) {
            String place = e.getPath().stream()
                    .map(each -> each.getPropertyName())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("."));
            throw place.isEmpty()
                    ? new InvalidException(ProblemKind.INVALID, "api.invalid.json")
                    : new InvalidException(ProblemKind.INVALID, "api.invalid.json-at", place);
        } catch (JacksonException e) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.json");
        }
    }

    /** Refuses what lacks something, holds signs that nobody can see, or a day that no calendar of ours has. */
    private static void whole(String name, @Nullable Object read) {
        if (read == null) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.json-missing", name);
        }
        if (read instanceof Optional<?> given) {
            given.ifPresent(value -> whole(name, value));
        } else if (read instanceof List<?> all) {
            all.forEach(each -> whole(name, each));
        } else if (read instanceof Record body) {
            for (RecordComponent part : body.getClass().getRecordComponents()) {
                whole(part.getName(), value(body, part));
            }
        } else if ((read instanceof String text && !isPlain(text))
                || (read instanceof LocalDate day && (day.getYear() < 1 || day.getYear() > LAST_YEAR))) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.json-at", name);
        }
    }

    private static @Nullable Object value(Record body, RecordComponent part) {
        try {
            return part.getAccessor().invoke(body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A text that was sent in the address.
     *
     * @param name the name of the parameter
     */
    static String plain(String name, String text) {
        if (!isPlain(text)) {
            throw new InvalidException(ProblemKind.INVALID, "api.invalid.unreadable", name);
        }
        return text;
    }

    private static boolean isPlain(String text) {
        return text.codePoints()
                .allMatch(c -> (!Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t')
                        && Character.getType(c) != Character.SURROGATE);
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
