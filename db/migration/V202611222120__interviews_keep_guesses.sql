-- How a candidate thinks they did, taken before they may read it: one guess for each turn, which goes with it.
create table turn_guess (
    turn_id        uuid primary key references turn on delete cascade,
    workspace_id   uuid not null references workspace on delete cascade,
    recommendation text check (recommendation in ('STRONG_NO', 'NO', 'YES', 'STRONG_YES')),
    levels         jsonb not null,
    version        int not null check (version > 0),
    given_at       timestamptz not null,
    check (recommendation is not null or levels <> '{}')
);
create index turn_guess_by_workspace on turn_guess (workspace_id);
alter table turn_guess enable row level security;
alter table turn_guess force row level security;
create policy turn_guess_of_workspace on turn_guess
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());
