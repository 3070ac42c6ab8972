-- Why a decision is another than was recommended, or accredits a course that does not meet all that is required. Empty: it is neither.
alter table decision add column otherwise varchar(4000) default '' not null;
-- What a lead answers to the facts that the provider corrects. Null: they have not answered.
alter table recommendation add column answer varchar(4000);
