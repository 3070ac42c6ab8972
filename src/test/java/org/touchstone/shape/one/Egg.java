package org.touchstone.shape.one;

import org.jspecify.annotations.Nullable;
import org.touchstone.shape.two.Hen;

/** Breaks the shape on purpose, so that ShapeTest is seen to catch it. */
public final class Egg {
    @Nullable
    Hen before;
}
