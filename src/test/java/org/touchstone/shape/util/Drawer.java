package org.touchstone.shape.util;

/** Breaks the shape on purpose, so that ShapeTest is seen to catch it. */
final class Drawer {}
