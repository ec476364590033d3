-- What somebody guessed of themselves beside what they got, once they may read it: signal by signal, and overall.
create table insight_guess (
    turn_id      uuid not null references turn on delete cascade,
    source       text not null,
    competency   text not null,
    interview_id uuid not null references interview on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid references account on delete set null,
    name         text not null,
    guess        int not null check (guess between 1 and 4),
    level        int not null check (level between 1 and 4),
    taken_at     timestamptz not null,
    primary key (turn_id, source, competency)
);
create index insight_guess_of_interview on insight_guess (interview_id);
create index insight_guess_of_account on insight_guess (workspace_id, account_id, taken_at);
alter table insight_guess enable row level security;
alter table insight_guess force row level security;
create policy insight_guess_of_workspace on insight_guess
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
