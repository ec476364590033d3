-- What became of each match of practice that interviews was told of: booked, or waiting for a time or a set; and the times that
-- people propose to each other.
create table peer_match (
    match_id     uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    group_id     uuid,
    title        text not null check (length(title) between 1 and 120),
    zone         text not null check (length(zone) between 1 and 64),
    asks         uuid not null,
    answers      uuid not null,
    observes     uuid,
    sets         uuid[] not null,
    anonymous    boolean not null,
    told_at      timestamptz not null,
    until        timestamptz,
    interview_id uuid references interview on delete set null,
    foreign key (workspace_id, asks) references member on delete cascade,
    foreign key (workspace_id, answers) references member on delete cascade,
    foreign key (workspace_id, observes) references member on delete set null (observes)
);
create index peer_match_asks on peer_match (workspace_id, asks);
create index peer_match_answers on peer_match (workspace_id, answers);
create index peer_match_interview on peer_match (interview_id);

create table time_proposal (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    interview_id uuid references interview on delete cascade,
    match_id     uuid references peer_match on delete cascade,
    account_id   uuid not null,
    times        timestamptz[] not null check (cardinality(times) between 1 and 3),
    made_at      timestamptz not null,
    ended        text check (ended in ('ACCEPTED', 'REPLACED', 'WITHDRAWN')),
    ended_at     timestamptz,
    check (num_nonnulls(interview_id, match_id) = 1),
    check ((ended is null) = (ended_at is null)),
    foreign key (workspace_id, account_id) references member on delete cascade
);
create unique index time_proposal_open_interview on time_proposal (interview_id) where ended is null;
create unique index time_proposal_open_match on time_proposal (match_id) where ended is null;
create index time_proposal_of_account on time_proposal (workspace_id, account_id);

-- Who says of whom whether they came; one's own word about oneself is an objection.
create table attendance_word (
    about        uuid not null references seat on delete cascade,
    by_seat      uuid not null references seat on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    interview_id uuid not null references interview on delete cascade,
    came         boolean not null,
    at           timestamptz not null,
    primary key (about, by_seat)
);
create index attendance_word_of_interview on attendance_word (interview_id);

do $$
declare
    name text;
begin
    foreach name in array array['peer_match', 'time_proposal', 'attendance_word'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
            name || '_of_workspace', name);
    end loop;
end
$$;
