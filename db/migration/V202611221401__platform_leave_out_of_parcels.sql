-- The workspaces whose doors the session did not pass that ordered a person's parcel: nothing of them is in it.
alter table parcel add column left_out uuid[] not null default '{}';
