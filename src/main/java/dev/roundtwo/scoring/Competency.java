package dev.roundtwo.scoring;

import java.util.Map;

/** One thing that a rubric looks at, with what each of its levels 1 to 4 sounds like. */
public record Competency(String key, String name, String about, Map<Integer, String> levels) {}
