-- What whoever submitted a version declared, in the words that they saw; empty where they were not asked.
alter table submitted_version add column declaration varchar(1000) default '' not null;
