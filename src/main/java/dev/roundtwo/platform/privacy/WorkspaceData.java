package dev.roundtwo.platform.privacy;

/** What a module keeps of a workspace, put into the parcel that its owner may take along. It is asked in its scope. */
public interface WorkspaceData {

    void pack(Parcel parcel);
}
