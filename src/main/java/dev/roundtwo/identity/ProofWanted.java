package dev.roundtwo.identity;

/** The session is not proven well enough for what it asks: its owner shows first who they are. */
public final class ProofWanted extends RuntimeException {

    public ProofWanted(String why) {
        super(why);
    }
}
