package org.touchstone.base.jobs;

/** A kind of long work. It may be begun again after the process died in the middle of it, so it begins by looking what is there. */
public interface Job {

    /** The name under which it is kept, such as {@code read document}. */
    String name();

    /**
     * Does it.
     *
     * @param subject what it is done on
     * @param watch is told how far it has come, and says whether to go on
     */
    void run(String subject, Watch watch) throws Exception;

    /** Notes that it failed for good, after some tries. That it did is seen from its progress anyhow, so most note nothing. */
    default void failed(String subject) {}

    /** Between a job and those who wait for it. */
    interface Watch {

        /** Tells how far the job has come. */
        void at(int done, int total);

        /** Whether nobody wants it any more; then it ends early. */
        boolean cancelled();
    }
}
