package dev.roundtwo.practice.partners;

/** Which part somebody wants first; at half-time they swap. */
public enum Wish {
    ASK,
    ANSWER,
    EITHER;

    boolean suits(Wish other) {
        return this == EITHER || this != other;
    }
}
