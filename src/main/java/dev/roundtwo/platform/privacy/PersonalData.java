package dev.roundtwo.platform.privacy;

import java.util.UUID;

/**
 * What a module keeps of a person, put into the parcel that they may take along. It is asked once outside of all workspaces
 * and once in each that the person belongs to. What they may not read is left out, whoever it is about.
 */
public interface PersonalData {

    void pack(UUID account, Parcel parcel);
}
