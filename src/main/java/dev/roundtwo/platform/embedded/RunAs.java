package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * PostgreSQL refuses to run as root. This is the way around on this machine: none for an ordinary user; for root a user
 * namespace, or where that is refused, the user nobody, if need be with the right to pass through root's folders.
 */
record RunAs(List<String> prefix, OptionalInt owner) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static List<RunAs> candidates() throws IOException {
        RunAs directly = new RunAs(List.of(), OptionalInt.empty());
        RunAs inNamespace = new RunAs(List.of("unshare", "-U"), OptionalInt.empty());
        if (!isRoot()) {
            // A user without a name, as containers have them, is refused by initdb and gets one in the namespace.
            return List.of(directly, inNamespace);
        }
        List<String> nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        List<String> passing = Command.words(
                nobody, "--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override");
        return List.of(
                new RunAs(inNamespace.prefix(), OptionalInt.of(ROOT)),
                new RunAs(nobody, OptionalInt.of(NOBODY)),
                new RunAs(passing, OptionalInt.of(NOBODY)));
    }

    static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                ? Integer.valueOf(ROOT).equals(Folders.ownerOf(self.toRealPath()))
                : "root".equals(System.getProperty("user.name"));
    }

    /** Whether this way exists here and lets the program run and write into the folder, which it comes to own. */
    boolean works(Path program, Path folder, Path log) throws InterruptedException {
        try {
            own(folder);
            String probe = "test \"$(id -u)\" -ne 0 && test -w \"$1\" && exec \"$2\" --version";
            List<String> words = Command.words(prefix, "sh", "-c", probe, "sh", folder.toString(), program.toString());
            return Command.run(log, PATIENCE, words) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    void own(Path path) throws IOException {
        if (owner.isPresent()) {
            Folders.chown(path, owner.getAsInt());
        }
    }
}
