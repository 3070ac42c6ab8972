package org.touchstone.shape;

import org.kie.api.KieServices;

/** Breaks the shape on purpose, so that ShapeTest is seen to catch it. */
final class KnowsDrools {
    KieServices services() {
        return KieServices.get();
    }
}
