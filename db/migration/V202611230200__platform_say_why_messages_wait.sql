-- Why a message was put back the last time, for the operator who wonders what it waits for.
alter table delivery add column cause text;
