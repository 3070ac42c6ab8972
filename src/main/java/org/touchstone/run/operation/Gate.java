package org.touchstone.run.operation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets many requests through at once, or one task alone. Whoever waits for it to be alone is not overtaken. */
@Component
public class Gate {

    private static final int ALL = 1_000_000;

    private final Semaphore open = new Semaphore(ALL, true);

    /** Enters beside others; gives whether that was possible within this time. Whoever enters has to {@link #leave}. */
    public boolean enter(Duration patience) {
        return acquire(1, patience);
    }

    /** Leaves. */
    public void leave() {
        open.release();
    }

    /** Enters alone, once all others have left; gives whether that was possible within this time. */
    boolean enterAlone(Duration patience) {
        return acquire(ALL, patience);
    }

    /** Lets others in again. */
    void leaveAlone() {
        open.release(ALL);
    }

    private boolean acquire(int many, Duration patience) {
        try {
            return open.tryAcquire(many, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
