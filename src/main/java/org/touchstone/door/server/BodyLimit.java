package org.touchstone.door.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.touchstone.base.settings.Settings;

/** Refuses what is too large before anything is read, or as soon as it turns out to be. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class BodyLimit extends OncePerRequestFilter {

    /** What a form around a file may add to it. */
    private static final long AROUND_A_FILE = 1024 * 1024;

    /** The most of a text: a submission file has at most 1 MB, which a form may write three times as long. */
    static final long LARGEST_TEXT = 4 * 1024 * 1024;

    private final long largest;
    private final ErrorAnswers answers;

    BodyLimit(Settings settings, ErrorAnswers answers) {
        this.largest = settings.uploads().largest().toBytes() + AROUND_A_FILE;
        this.answers = answers;
    }

    /** The body of a request is larger than may be. */
    static final class TooLargeException extends IOException {
        TooLargeException() {
            super("the body of a request is too large");
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length == 0 || (length < 0 && request.getHeader("Transfer-Encoding") == null)) {
            chain.doFilter(request, response);
            return;
        }
        long most = isText(request.getContentType()) ? Math.min(LARGEST_TEXT, largest) : largest;
        if (length > most) {
            answers.answer(request, response, Failure.TOO_LARGE);
            return;
        }
        if (request.getAttribute(SlowBodies.NO_ROOM) != null) {
            answers.answer(request, response, Failure.UNAVAILABLE);
            return;
        }
        chain.doFilter(length < 0 ? new Limited(request, most) : request, response);
    }

    /** Whether a body of this type is text, which is kept in memory. */
    static boolean isText(@Nullable String contentType) {
        String type = String.valueOf(contentType).toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.startsWith("application/json")
                || type.contains("yaml")
                || type.startsWith("application/x-www-form-urlencoded");
    }

    /** A request whose length is not known beforehand. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;
        private @Nullable LimitedStream stream;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            LimitedStream known = stream;
            if (known == null) {
                known = new LimitedStream(super.getInputStream(), most);
                stream = known;
            }
            return known;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(
                    getInputStream(), encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream in;
        private long left;

        LimitedStream(ServletInputStream in, long most) {
            this.in = in;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = in.read(bytes, from, most);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new TooLargeException();
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }

    /** Forms with files: the container, which reads them, keeps to the same limit. */
    @Configuration
    static class Forms {

        @Bean
        MultipartConfigElement multipartConfig(Settings settings) {
            return new MultipartConfigElement(
                    "", -1, settings.uploads().largest().toBytes() + AROUND_A_FILE, 0);
        }

        /** The page for errors shows no files: reading a body again that could not be taken would leave it empty. */
        @Bean
        StandardServletMultipartResolver multipartResolver() {
            return new StandardServletMultipartResolver() {
                @Override
                public boolean isMultipart(HttpServletRequest request) {
                    return request.getDispatcherType() != DispatcherType.ERROR && super.isMultipart(request);
                }
            };
        }
    }
}
