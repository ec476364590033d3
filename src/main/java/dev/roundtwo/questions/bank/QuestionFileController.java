package dev.roundtwo.questions.bank;

import dev.roundtwo.tenancy.attachments.AttachedFilesPages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The files of a question. */
@Controller
@RequestMapping("/w/{workspace}/questions/{id}/files")
class QuestionFileController extends AttachedFilesPages {

    QuestionFileController(QuestionFiles files) {
        super(files, "questions");
    }
}
