package org.touchstone.run.operation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Closes the gate of this instance while a task anywhere on the same PostgreSQL has to be alone. It looks twice a second, on a
 * connection of its own, and begins before the first request is let in.
 */
@Component
@ConditionalOnWebApplication
class GateKeeper implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(GateKeeper.class);
    private static final long BETWEEN_LOOKS_MILLIS = 500;
    private static final Duration FOR_REQUESTS_TO_END = Duration.ofSeconds(5);
    private static final long FOR_THE_FIRST_LOOK_SECONDS = 30;

    private final Gate gate;
    private final CountDownLatch looked = new CountDownLatch(1);
    private volatile @Nullable Thread keeper;

    /** Whether this keeper has closed the gate. */
    private boolean closed;

    GateKeeper(Gate gate) {
        this.gate = gate;
    }

    /** Before the server takes requests, and until it has answered the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (gate.shared().isEmpty()) {
            return;
        }
        Thread thread = new Thread(this, "gate");
        thread.setDaemon(true);
        keeper = thread;
        thread.start();
        try {
            if (!looked.await(FOR_THE_FIRST_LOOK_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("it is not known yet whether a task has to be alone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread thread = keeper;
        keeper = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return keeper != null;
    }

    @Override
    public void run() {
        try {
            while (Thread.currentThread() == keeper) {
                try (GateLocks locks = GateLocks.on(gate.shared().orElseThrow())) {
                    keep(locks);
                } catch (DataAccessException e) {
                    // Requests fail as well, and say so. What was shared is shared no more: it is looked at again.
                    Thread.sleep(BETWEEN_LOOKS_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(GateLocks locks) throws InterruptedException {
        boolean shares = false;
        while (Thread.currentThread() == keeper) {
            boolean wanted = locks.isWanted();
            if (!wanted && !shares) {
                shares = locks.share();
            }
            boolean mayBeOpen = !wanted && shares;
            if (mayBeOpen && closed) {
                gate.open();
                closed = false;
            } else if (!mayBeOpen && !closed) {
                closed = gate.close(FOR_REQUESTS_TO_END);
            }
            if (wanted && closed && shares) {
                locks.unshare();
                shares = false;
            }
            looked.countDown();
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }
}
