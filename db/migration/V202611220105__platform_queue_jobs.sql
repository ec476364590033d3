-- Background work: what waits, what was done, and what was given up. Belongs to the installation, not to one workspace.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

create table job_done (
    message_id uuid not null,
    kind       text not null,
    done_at    timestamptz not null,
    primary key (message_id, kind)
);
create index job_done_at on job_done (done_at);

create table dead_letter (
    id             uuid primary key,
    kind           text not null,
    message_id     uuid not null,
    workspace_id   uuid,
    account_id     uuid,
    payload        jsonb not null,
    cause          text not null,
    attempts       int not null check (attempts > 0),
    first_failed   timestamptz not null,
    failed_at      timestamptz not null,
    correlation_id text not null,
    replayed_at    timestamptz,
    replayed_by    uuid
);
create index dead_letter_waiting on dead_letter (id) where replayed_at is null;
