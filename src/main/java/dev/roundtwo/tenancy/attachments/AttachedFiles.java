package dev.roundtwo.tenancy.attachments;

import dev.roundtwo.platform.files.FileList;
import dev.roundtwo.platform.files.Upload;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;

/** The files of one kind of things. Whoever implements it says who may see, add and take away. */
public interface AttachedFiles {

    FileList of(Member me, UUID thing);

    UUID add(Member me, UUID thing, Upload upload);

    /** An address at which the file can be fetched for some minutes. */
    String link(Member me, UUID thing, UUID file);

    void remove(Member me, UUID thing, UUID file);
}
