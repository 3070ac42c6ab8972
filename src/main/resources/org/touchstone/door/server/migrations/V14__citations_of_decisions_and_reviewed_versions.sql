-- What was found of the words that are cited when it was decided, as JSON. Null: it was decided before that was kept.
alter table decision add column citations text;

-- The reviewed version that a later one is compared with. It takes the place of before_id, which had to be decided.
alter table change_triage add column earlier_id uuid references review_case (version_id);
update change_triage set earlier_id = before_id;
alter table change_triage alter column earlier_id set not null;
alter table change_triage drop column before_id;
