-- How often whoever sits there was released or came back: people's calendars count it beside the interview's own changes, so that
-- of two mails to the same person the later one has the higher number. Whoever writes is counted, a node of the version before too.
alter table seat add column shifts int not null default 0;

create function seat_shifts() returns trigger
    language plpgsql
    as $$ begin
        new.shifts := old.shifts + 1;
        return new;
    end $$;
create trigger seat_shifted before update of left_at on seat for each row
    when ((old.left_at is null) <> (new.left_at is null))
    execute function seat_shifts();
