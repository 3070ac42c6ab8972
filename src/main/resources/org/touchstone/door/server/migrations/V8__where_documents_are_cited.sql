-- Which answers cite which documents, in the latest draft of each course (version 0) and in each version. Made from their
-- texts when they are saved; those of a draft are deleted when the next is saved.
create table document_use (
    holder      uuid not null,                          -- the version that has the answer, or the course for its draft
    course_id   uuid not null references course (id),
    version     integer not null,
    number      integer not null,                       -- in the order of the answers, from 1
    digest      char(64) not null,                      -- of the file of the document
    question    text not null,                          -- its words
    about       text not null,                          -- what the answer is about, in words; empty for the course
    pointer     text not null,                          -- where the answer stands in the text
    primary key (holder, number)
);
create index document_use_by_digest on document_use (digest);
create index document_use_by_course on document_use (course_id);

-- Whether this is kept of a course and all its versions. Updated.
alter table course add column uses_known boolean default false not null;
