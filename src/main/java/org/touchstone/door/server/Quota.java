package org.touchstone.door.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Quota for so much at once, of which one address has two thirds at most. */
final class Quota {

    private final Semaphore left;
    private final int mostOfOne;
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    Quota(int most) {
        this.left = new Semaphore(most);
        this.mostOfOne = most / 3 * 2;
    }

    /** Some of the room, for an address, to be taken. */
    Share share(String address, int much) {
        return new Share(address, much);
    }

    /** Some of the room. Used by one thread. */
    final class Share {

        private final String address;
        private final int much;
        private boolean taken;

        private Share(String address, int much) {
            this.address = address;
            this.much = much;
        }

        /** Takes it, if there is room. */
        boolean take() {
            taken = byAddress.merge(address, much, Integer::sum) <= mostOfOne && left.tryAcquire(much);
            if (!taken) {
                leaveAddress();
            }
            return taken;
        }

        /** Gives it back, if it is taken. */
        void giveBack() {
            if (taken) {
                taken = false;
                left.release(much);
                leaveAddress();
            }
        }

        private void leaveAddress() {
            byAddress.computeIfPresent(address, (of, all) -> all > much ? all - much : null);
        }
    }
}
