-- Which rules a proposal was compared with: those that were to be in force on its first day.
alter table proposal add column replaces_digest char(64) references ruleset (digest);
update proposal set replaces_digest = (select publication.ruleset_digest from publication
    where publication.in_force_from <= proposal.in_force_from
    and (proposal.publication is null or publication.number < proposal.publication)
    order by publication.in_force_from desc, publication.number desc limit 1);
alter table proposal alter column replaces_digest set not null;
