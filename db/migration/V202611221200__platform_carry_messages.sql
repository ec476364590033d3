-- Messages that leave the house and have not arrived. Belongs to the installation, not to one workspace.
create table delivery (
    id             uuid primary key,
    number         bigint generated always as identity,
    kind           text not null,
    destination    text not null,
    lane           text not null,
    workspace_id   uuid,
    account_id     uuid,
    correlation_id text not null,
    payload        jsonb not null,
    sent_at        timestamptz not null,
    due_at         timestamptz not null,
    attempts       int not null check (attempts >= 0),
    waits          int not null check (waits >= attempts),
    first_failed   timestamptz,
    claim          uuid,
    claimed_until  timestamptz
);
create index delivery_due on delivery (destination, due_at, number);
create index delivery_lane on delivery (lane, number);
create index delivery_oldest on delivery (sent_at);

alter table dead_letter add column destination text, add column lane text;
