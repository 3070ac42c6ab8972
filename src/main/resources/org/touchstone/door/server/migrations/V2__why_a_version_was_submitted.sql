-- What the provider added when they submitted a version; of earlier versions the record has it.
alter table submitted_version add column why varchar(2000) default '' not null;
