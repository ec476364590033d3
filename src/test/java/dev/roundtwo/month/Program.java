package dev.roundtwo.month;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The application as one file beside its libraries, and what the first node to run leaves for the others when it ends in good
 * order (JEP 514): who is killed ten times has to be back in seconds.
 */
record Program(Path jar, Path cache, String libraries) {

    static Program packed(Path folder) {
        List<String> classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        List<String> folders = classPath.stream()
                .filter(entry -> Files.isDirectory(Path.of(entry)))
                .toList();
        Path jar = folder.resolve("application.jar");
        List<String> words = new ArrayList<>(List.of("--create", "--no-compress", "--file", jar.toString()));
        for (String one : folders) {
            boolean tests = one.contains("test-classes");
            Stream<String> parts = tests ? Stream.of("dev/roundtwo/month", "application-test.yaml") : Stream.of(".");
            parts.forEach(part -> words.addAll(List.of("-C", one, part)));
        }
        int result =
                ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, words.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException("The application could not be packed");
        }
        String libraries = classPath.stream()
                .filter(entry -> !folders.contains(entry))
                .collect(Collectors.joining(File.pathSeparator));
        return new Program(jar, folder.resolve("application.aot"), libraries);
    }

    /** The command that runs it; the one that records is as slow as ever. */
    List<String> command(boolean records, Path clock) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:aot*=off",
                "-Xlog:cds*=off"));
        if (records) {
            words.add("-XX:AOTCacheOutput=" + cache);
        } else if (Files.exists(cache)) {
            words.add("-XX:AOTCache=" + cache);
        }
        words.addAll(List.of(
                "-cp", jar + File.pathSeparator + libraries, MonthApplication.class.getName(), clock.toString()));
        return words;
    }
}
