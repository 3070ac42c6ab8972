package org.touchstone.door.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code touchstone --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"touchstone " + (version == null ? "(from its classes)" : version)};
    }
}
