package dev.roundtwo.tenancy.notices;

/** How somebody hears of one kind of notice: in the inbox or not, and when by mail. */
record Choice(boolean shown, MailTime mail) {

    static Choice unmade(NoticeKind kind) {
        return new Choice(true, kind.mail());
    }
}
