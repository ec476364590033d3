-- A kept mail is shown as it would have gone out: its page, its calendar object, and how it is ended.
alter table outbox_mail
    add column html text,
    add column method text,
    add column calendar text,
    add column unsubscribe text;
