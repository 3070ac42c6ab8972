package org.touchstone.door.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Leaves everybody room while some send slowly or much: only so many bodies may be on their way at once, and all that are
 * being answered take only so much memory; one address has no more than two thirds of either. What is left of a body once its
 * request is answered is read and dropped here, for some time, so that the client sees the answer; Tomcat itself would
 * wait for it in a thread that nobody counts.
 */
@Component
class SlowBodies extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    /** The attribute of a request with a body that there is no room for. */
    static final String NO_ROOM = SlowBodies.class.getName();

    /** Of Tomcat's 200 threads. */
    private static final int ON_THEIR_WAY = 150;

    private static final int MEMORY_IN_KILOBYTES = 64 * 1024;
    /** A file goes to the disk as it comes. */
    private static final int FILE_IN_KILOBYTES = 64;

    private static final long MOST_DROPPED = 256L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Quota onTheirWay = new Quota(ON_THEIR_WAY);
    private final Quota kilobytes = new Quota(MEMORY_IN_KILOBYTES);

    SlowBodies() {
        super(true);
    }

    /** After the valve that tells the address of a client behind a proxy. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        boolean body = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!body) {
            getNext().invoke(request, response);
            return;
        }
        try (Arriving arriving = new Arriving(request)) {
            if (!arriving.enter()) {
                request.setAttribute(NO_ROOM, true);
                getNext().invoke(request, response);
                closeUnread(request.getCoyoteRequest());
                return;
            }
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                response.finishResponse();
                arriving.answered();
                drop(request.getCoyoteRequest());
            }
        }
    }

    /** How much memory the body takes until its request is answered. */
    private static int kilobytes(Request request) {
        if (!BodyLimit.isText(request.getContentType())) {
            return FILE_IN_KILOBYTES;
        }
        long length = request.getContentLengthLong();
        long most = length < 0 ? BodyLimit.LARGEST_TEXT : Math.min(length, BodyLimit.LARGEST_TEXT);
        return (int) (most / 1024) + 1;
    }

    /** A body: it is on its way until all of it has come, and takes memory until its request is answered. */
    private final class Arriving implements InputBuffer, AutoCloseable {

        private final org.apache.coyote.Request request;
        private final InputBuffer in;
        private final Quota.Share onItsWay;
        private final Quota.Share memory;

        Arriving(Request request) {
            this.request = request.getCoyoteRequest();
            this.in = this.request.getInputBuffer();
            String address = String.valueOf(request.getRemoteAddr());
            this.onItsWay = onTheirWay.share(address, 1);
            this.memory = kilobytes.share(address, kilobytes(request));
        }

        boolean enter() {
            boolean entered = onItsWay.take() && memory.take();
            if (entered) {
                request.setInputBuffer(this);
            }
            return entered;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            int read = in.doRead(handler);
            if (read < 0 || request.isFinished()) {
                onItsWay.giveBack();
            }
            return read;
        }

        @Override
        public int available() {
            return in.available();
        }

        /** What is still to come is dropped, and takes no memory. */
        void answered() {
            memory.giveBack();
        }

        @Override
        public void close() {
            onItsWay.giveBack();
            memory.giveBack();
            request.setInputBuffer(in);
        }
    }

    private static void drop(org.apache.coyote.Request request) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        long dropped = 0;
        Dropped some = new Dropped();
        try {
            while (!request.isFinished()) {
                int read = request.doRead(some);
                if (read < 0) {
                    return;
                }
                dropped += read;
                if (dropped > MOST_DROPPED || System.nanoTime() > deadline) {
                    closeUnread(request);
                    return;
                }
            }
        } catch (IOException e) {
            closeUnread(request);
        }
    }

    /** What was read and nobody wants. */
    private static final class Dropped implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // What is dropped needs no room.
        }
    }

    private static void closeUnread(org.apache.coyote.Request request) {
        request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
}
