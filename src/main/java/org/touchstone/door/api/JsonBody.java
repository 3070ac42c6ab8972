package org.touchstone.door.api;

/** What a request brings as JSON: a record, of which everything has to be there that is not optional. */
interface JsonBody {}
