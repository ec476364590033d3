-- Other times that somebody asks for who cannot move an interview by themselves (a guest, a candidate), to be taken up by whoever
-- can. It is about the time that the interview had then: a wish from before another move counts no more.
create table time_wish (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    interview_id uuid not null references interview on delete cascade,
    seat_id      uuid not null references seat on delete cascade,
    sequence     int not null,
    times        timestamptz[] not null check (cardinality(times) between 1 and 3),
    made_at      timestamptz not null,
    ended        text check (ended in ('ACCEPTED', 'KEPT', 'REPLACED')),
    ended_at     timestamptz,
    check ((ended is null) = (ended_at is null))
);
create unique index time_wish_open on time_wish (interview_id) where ended is null;
create index time_wish_of_seat on time_wish (seat_id);
create index time_wish_of_interview on time_wish (interview_id);
create index time_wish_of_workspace on time_wish (workspace_id, made_at);

alter table time_wish enable row level security;
alter table time_wish force row level security;
create policy time_wish_of_workspace on time_wish
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
