package dev.roundtwo.questions;

import java.util.List;

/** A question that pushes further, with what a strong answer to it would hold. */
public record FollowUp(String ask, List<String> points) {}
