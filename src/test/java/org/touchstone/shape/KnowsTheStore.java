package org.touchstone.shape;

import software.amazon.awssdk.regions.Region;

/** Breaks the shape on purpose, so that ShapeTest is seen to catch it. */
final class KnowsTheStore {
    Region region() {
        return Region.EU_WEST_2;
    }
}
