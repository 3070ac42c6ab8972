-- Whose course a case is of: so what waits for a provider is found without a look at every version.
alter table review_case add column organisation_id uuid references organisation (id);
update review_case set organisation_id = (select course.organisation_id from submitted_version
    join course on course.id = submitted_version.course_id where submitted_version.id = review_case.version_id);
alter table review_case alter column organisation_id set not null;
create index review_case_by_organisation on review_case (organisation_id, state);
create index judgement_by_answer on judgement (version_id, answer);
create index case_action_by_day on case_action (due_on);
create index register_entry_by_version on register_entry (version_id);
create index register_entry_by_end on register_entry (valid_to);

-- What is large of a version, in a table of its own: the embedded database reads whole rows, and lists look at many versions. All
-- is copied and nothing altered in place, for which the embedded database would need as much memory as there are versions.
create table version_content (
    version_id  uuid primary key,
    text        text not null,                          -- the submission file
    report      bytea not null                          -- the JSON report, gzipped
);
insert into version_content (version_id, text, report) select id, text, report from submitted_version;

create table version_without_content (
    id              uuid primary key,
    course_id       uuid not null references course (id),
    number          integer not null,
    revision        integer not null,
    title           varchar(300) not null,
    file_name       varchar(200) not null,
    text_digest     char(64) not null,
    ruleset_digest  char(64) not null references ruleset (digest),
    as_of           date not null,
    verdict         varchar(20) not null,
    report_digest   char(64) not null,                  -- of the JSON report
    why             varchar(2000) default '' not null,
    declaration     varchar(1000) default '' not null,
    submitted_by    uuid not null references account (id),
    submitted_at    timestamp with time zone not null,
    unique (course_id, number)
);
insert into version_without_content (id, course_id, number, revision, title, file_name, text_digest, ruleset_digest, as_of, verdict,
    report_digest, why, declaration, submitted_by, submitted_at)
    select id, course_id, number, revision, title, file_name, text_digest, ruleset_digest, as_of, verdict,
    report_digest, why, declaration, submitted_by, submitted_at from submitted_version;
drop table submitted_version cascade;
alter table version_without_content rename to submitted_version;
create index submitted_version_by_time on submitted_version (submitted_at, id);
alter table version_content add foreign key (version_id) references submitted_version (id);
alter table review_case add foreign key (version_id) references submitted_version (id);
alter table impact_change add foreign key (version_id) references submitted_version (id);
