-- Somebody who no longer belongs to the workspace, or no longer interviews there, owes no card: a debrief does not wait for it.
alter table seat add column left_at timestamptz;
