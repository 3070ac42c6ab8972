package org.touchstone.door.api;

import java.io.InputStream;

/**
 * An uploaded file.
 *
 * @param name the name it came with; empty where it came with none
 * @param bytes the file, which can be read once
 */
record Upload(String name, InputStream bytes) {}
