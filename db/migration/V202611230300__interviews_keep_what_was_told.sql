-- Whether somebody is known to have come to what was planned by hand, as far as it was told: of matches standing keeps it.
alter table seat add column came boolean;
