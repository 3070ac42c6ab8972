package org.touchstone.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets only so many requests with a body in at once, so that clients that send slowly leave the others room. What is left
 * of a body once its request is answered is read and dropped here, for some time, so that the client sees the answer;
 * Tomcat itself would wait for it in a thread that nobody counts.
 */
@Component
class SlowBodies extends ValveBase implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** The attribute of a request with a body that there is no room for. */
    static final String NO_ROOM = SlowBodies.class.getName();

    /** Of Tomcat's 200 threads. */
    private static final int AT_ONCE = 150;

    private static final long MOST_DROPPED = 256L * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Semaphore room = new Semaphore(AT_ONCE);

    SlowBodies() {
        super(true);
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
        if (!room.tryAcquire()) {
            request.setAttribute(NO_ROOM, true);
            getNext().invoke(request, response);
            closeUnread(request.getCoyoteRequest());
            return;
        }
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                response.finishResponse();
                drop(request.getCoyoteRequest());
            }
        } finally {
            room.release();
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
