-- The last day on which open cases of versions that were submitted under earlier rules are decided under those. Null: no end.
alter table publication add column decided_until date;
