-- What one has to know to use it.
create table technology_competence (
	tenant_id uuid not null references tenant,
	technology_id uuid not null,
	competence_id uuid not null,
	primary key (tenant_id, technology_id, competence_id),
	foreign key (tenant_id, technology_id) references technology on delete cascade,
	foreign key (tenant_id, competence_id) references competence on delete cascade
);
create index technology_competence_of on technology_competence (tenant_id, competence_id);
select migration.isolate('technology_competence', 'select, insert, delete');

-- A need that a file brought may be taken away with its file.
alter table technology_need drop constraint technology_need_tenant_id_need_id_fkey;
alter table technology_need add foreign key (tenant_id, need_id) references need on delete cascade;

-- There is a technology called R.
alter table technology drop constraint technology_name_check;
alter table technology add check (length(name) between 1 and 120);
