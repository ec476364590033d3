package dev.roundtwo.interviews.attachments;

import dev.roundtwo.tenancy.attachments.AttachedFilesPages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The files of an interview. */
@Controller
@RequestMapping("/w/{workspace}/interviews/{id}/files")
class InterviewFileController extends AttachedFilesPages {

    InterviewFileController(InterviewFiles files) {
        super(files, "interviews");
    }

    @ModelAttribute("filesFor")
    String whoSeesThem() {
        return FilesOnPage.WHO_SEES_THEM;
    }
}
