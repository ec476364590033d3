package dev.roundtwo.interviews.attachments;

import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.files.FileList;
import dev.roundtwo.platform.files.Files;
import dev.roundtwo.platform.files.Subject;
import dev.roundtwo.platform.files.Upload;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.attachments.AttachedFiles;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Files that belong to an interview, such as a task or an application. As in the room, only a part in it opens them: the
 * interviewers' side and those who watch see them, peers both; the candidate of a panel knows of none. Whoever watches adds none.
 */
@Service
public class InterviewFiles implements AttachedFiles {

    private final Seats seats;
    private final Files files;

    InterviewFiles(Seats seats, Files files) {
        this.seats = seats;
        this.files = files;
    }

    @Override
    public FileList of(Member me, UUID interview) {
        Seat seat = seat(me, interview);
        String at = "/w/" + me.workspaceSlug() + "/interviews/" + interview + "/files";
        return files.list(Subject.interview(interview), at, me.accountId(), adds(seat), decides(seat));
    }

    @Override
    public UUID add(Member me, UUID interview, Upload upload) {
        mustAdd(seat(me, interview));
        return files.upload(Subject.interview(interview), upload);
    }

    /** An address at which the file can be fetched for some minutes. */
    @Override
    public String link(Member me, UUID interview, UUID file) {
        seat(me, interview);
        return files.link(Subject.interview(interview), file);
    }

    /** Takes away one's own, and whoever planned the interview any. */
    @Override
    public void remove(Member me, UUID interview, UUID file) {
        Seat seat = seat(me, interview);
        mustAdd(seat);
        Subject subject = Subject.interview(interview);
        if (!decides(seat) && !me.accountId().equals(files.uploader(subject, file))) {
            throw new AccessDeniedException("another's file");
        }
        files.remove(subject, file);
    }

    private Seat seat(Member me, UUID interview) {
        Seat seat = seats.of(me, interview);
        if (seat.part() == Part.CANDIDATE) {
            throw new NotFound("files of interview", interview);
        }
        return seat;
    }

    private static void mustAdd(Seat seat) {
        if (!adds(seat)) {
            throw new AccessDeniedException("watches");
        }
    }

    private static boolean adds(Seat seat) {
        return seat.counts();
    }

    private static boolean decides(Seat seat) {
        return seat.part() == Part.LEAD || seat.part() == Part.PEER && seat.half() == 1;
    }
}
