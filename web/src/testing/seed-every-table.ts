import type pg from 'pg';
import { newId } from '#platform/identifier.server.ts';

/**
 * A row a line: the table, then its columns. `:name` is an id made once and shared, `#` some bytes, `@` this moment.
 * Written by hand, so that a new table without a line is noticed.
 */
const ROWS = `
tenant | name=Kunta
audit_head |
audit_event | seq=1 | at=@ | person_name=x | verb=x | subject_type=x | subject_id=:subject | hash=#
idempotency_key | key=:key | verb=x
service_area | id=:area | name=Kirjasto | governance_model=own_strategy
unit_batch | id=:batch | source=file
service_unit | id=:unit | service_area_id=:area | name=Pääkirjasto | kind=main_library | link_token=xxxxxxxxxxxxxxxxxxxxxxxx
role | id=:role | name=Palvelukoordinaattori
person | id=:person | name=Aino | email=aino@example.org
position | id=:position | role_id=:role | title=Palvelukoordinaattori | days_per_month=8 | valid_from=2026-01-01
position | id=:other_position | role_id=:role | title=Informaatikko | days_per_month=7 | valid_from=2026-01-01
capacity_reservation | id=:reservation | position_id=:position | starts_on=2027-03-01 | ends_on=2027-03-31 | days=2 | title=x | source_kind=training | source_id=:training
access_grant | id=:grant | person_id=:person | access_role=director
invitation | id=:invitation | token_hash=# | email=b@example.org | name=B | access_role=rater | invited_by=:person | expires_at=@
password_credential | person_id=:person | hash=x
passkey | id=:passkey | person_id=:person | credential_id=x | public_key=# | name=x
passkey_challenge | id=:challenge | challenge=x | expires_at=@
session | token_hash=# | person_id=:person | expires_at=@
sign_in_link | id=:sign_in_link | person_id=:person | token_hash=# | made_by=:person | expires_at=@
sign_in_attempt | id=:attempt | account_hash=# | address_hash=# | has_succeeded=false
outgoing_mail | id=:mail | once_key=x | kind=test | address=c@example.org | path=/
mail_preference | person_id=:person | kind=digest | delivery=never
mail_recipient | id=:mail_recipient | person_id=:person | token=xxxxxxxxxxxxxxxxxxxxxxxx
mail_setting |
incoming_mail | id=:incoming_mail | message_hash=# | outgoing_mail_id=:mail | sort=reply
strategy | id=:strategy | title=TVT-strategia | text_hash=x
strategy_publication | id=:strategy_publication | strategy_id=:strategy | published_by=:person
edition | id=:edition | strategy_id=:strategy | number=1 | name=1
edition | id=:adopted_edition | strategy_id=:strategy | number=2 | name=2
clause | id=:clause | strategy_id=:strategy | edition_id=:edition | lineage_id=:clause | ordinal=1 | number=5.2 | kind=paragraph | text=x
edition_adoption | edition_id=:adopted_edition | adopted_on=2026-01-01 | in_force_from=2026-01-01 | content=[] | text_hash=x
edition_entry | edition_id=:adopted_edition | entered_on=2026-01-01
section_amendment | id=:section_amendment | edition_id=:edition | section_id=:clause | sequence=1 | before=[] | after=[]
goal | id=:goal | strategy_id=:strategy | clause_id=:clause | code=T1 | title=Tavoite
goal_alignment | goal_id=:goal | clause_id=:clause | stance=serves
review_task | id=:review_task | goal_id=:goal | lineage_id=:clause | edition_id=:edition | kind=gone | before_clause_id=:clause | opened_on=2026-01-01
review_task_closure | id=:review_task_closure | task_id=:review_task | outcome=kept | closed_on=2026-01-02
required_role | strategy_id=:strategy | lineage_id=:clause | role_id=:role
framework | id=:framework | key=oma | names={"fi":"Oma"}
competence | id=:competence | framework_id=:framework | ordinal=1 | code=1 | names={"fi":"Taito"}
competence_level | competence_id=:competence | level=1 | descriptions={"fi":"Osaan"}
competence_retirement | id=:competence_retirement | competence_id=:competence | retired_on=2026-01-01
framework_import | id=:framework_import | file_name=x.json | content={"file":null,"issues":[]}
level_target | role_id=:role | competence_id=:competence | level=2
survey | id=:survey | name=Kartoitus | opens_on=2026-10-01 | closes_on=2026-10-31
survey_framework | survey_id=:survey | framework_id=:framework
survey_role | survey_id=:survey | role_id=:role
survey_area | survey_id=:survey | service_area_id=:area
competence_wording | survey_id=:survey | competence_id=:competence | code=1.1 | area={} | names={"fi":"Opastus"} | levels={"1":{},"2":{},"3":{},"4":{}}
survey_closure | survey_id=:survey | closed_on=2026-10-20
survey_reminder | id=:survey_reminder | survey_id=:survey | kind=opened | occasion=opened | sent_on=2026-10-01
assessment | id=:assessment | survey_id=:survey | person_id=:person | role_id=:role
assessment_answer | assessment_id=:assessment | competence_id=:competence | answer=level | level=2
assessment_share | id=:assessment_share | assessment_id=:assessment | with_person_id=:person
assessment_share_reading | id=:assessment_share_reading | share_id=:assessment_share
group_result | survey_id=:survey | told_on=2026-11-01 | content={"names":{"area":{},"role":{}},"shown":[],"hidden":[]}
training | id=:training | name=Koulutus | starts_on=2027-03-01 | ends_on=2027-03-31 | hours=15
training_competence | training_id=:training | competence_id=:competence
training_role | training_id=:training | role_id=:role
training_position | training_id=:training | position_id=:position
training_cancellation | id=:training_cancellation | training_id=:training | cancelled_on=2027-02-01
import_run | id=:run | subject=need | file_name=x.csv | format=csv | columns=[] | created_by=:person
import_row | import_run_id=:run | row_number=1 | cells=[] | fingerprint=x
need_counter | last_number=2
need | id=:need | number=1 | title=Tarve | service_unit_id=:unit | channel=form
need | id=:other | number=2 | title=Toinen | service_unit_id=:unit | channel=form
wording | id=:wording | need_id=:need | base_need_id=:need | origin_need_id=:need | service_unit_id=:unit | text=Tarve
link_saying | id=:saying | service_unit_id=:unit | address_hash=#
need_effort | need_id=:need | role_id=:role | days=2
need_dependency | need_id=:need | depends_on_id=:other
need_dependency_said | need_id=:need | depends_on_id=:other
need_goal | need_id=:need | goal_id=:goal
competence_need | competence_id=:competence | need_id=:need
intake_round | id=:round | name=Syksy | opens_on=2026-10-01 | closes_on=2026-10-31
round_closure | id=:closure | round_id=:round
round_answer | id=:round_answer | round_id=:round | service_unit_id=:unit
paper_form | id=:paper | round_id=:round | need_id=:need | wording_id=:wording | entered_by=:person
round_reminder | id=:reminder | round_id=:round | kind=opened | sent_on=2026-10-01 | occasion=opened
round_letter | reminder_id=:reminder | service_unit_id=:unit | person_id=:person
need_merger | id=:merger | from_need_id=:other | into_need_id=:need | from_state=new
tenant_term | id=:term | kind=same | words={a,b}
need_difference | need_id=:need | other_id=:other | act_id=:act
need_part | part_id=:other | whole_id=:need | act_id=:act
consolidation_act | id=:act | number=1 | kind=later | need_id=:need | need_ids={} | done={"names":[]}
merger_objection | id=:objection | merger_id=:merger | service_unit_id=:unit | text=Eri asia
wording_withdrawal | id=:withdrawal | wording_id=:wording | reason=Turha
inquiry | id=:inquiry | need_id=:need | text=Missä? | asked_by=:person
inquiry_recipient | inquiry_id=:inquiry | wording_id=:wording
inquiry_answer | id=:answer | inquiry_id=:inquiry | wording_id=:wording | text=Täällä | channel=follow
official_answer | id=:official | need_id=:need | text=Hankitaan. | given_by=:person
nudge | id=:nudge | need_id=:need | state=new | state_since=@ | step=1 | person_id=:person | level=owner
criterion | id=:criterion | name=Hyöty | weight=1
score | need_id=:need | criterion_id=:criterion | person_id=:person | value=2
portfolio | id=:portfolio | name=TVT 2027–2029 | first_year=2027 | last_year=2029
budget | portfolio_id=:portfolio | year=2027 | kind=one_off | amount=1
closed_period | id=:period | portfolio_id=:portfolio | name=Heinäkuu | starts_on=2027-07-01 | ends_on=2027-07-31
scenario | id=:scenario | portfolio_id=:portfolio | name=Perus
pin | scenario_id=:scenario | need_id=:need | kind=include
allowance | id=:allowance | scenario_id=:scenario | need_id=:need | given=[]
schedule | id=:schedule | scenario_id=:scenario | seed=1
plan | id=:plan | portfolio_id=:portfolio | scenario_id=:scenario | schedule_id=:schedule | number=1 | title=Suunnitelma | problem={} | answer={} | adopted_by=:person
frozen_document | id=:frozen_document | subject_kind=plan | subject_id=:plan | language=fi | format=html | file_name=x.html | bytes=x | sha256=2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
plan_item | plan_id=:plan | need_id=:need | number=1 | title=Tarve | outcome=not_scheduled
publication | id=:publication | plan_id=:plan | published_by=:person
commitment_list | id=:commitment_list | name=TVT-vuosi | year=2027 | answer_by=2027-01-31 | plan_id=:plan
commitment_item | list_id=:commitment_list | need_id=:need
commitment_asked | list_id=:commitment_list | service_unit_id=:unit
commitment | list_id=:commitment_list | need_id=:need | service_unit_id=:unit | stances={takes_part} | answered_by_name=Testi
measure | id=:measure | goal_id=:goal | code=T1/1 | title=Tulostimet
measure_deputy | measure_id=:measure | duty=planning | position_id=:position
measure_unit | measure_id=:measure | service_unit_id=:unit
measure_retirement | id=:measure_retirement | measure_id=:measure | retired_on=2027-06-01
measure_progress | id=:measure_progress | measure_id=:measure | said_on=2027-03-01 | percent=10 | state=late
indicator | id=:indicator | goal_id=:goal | name=Käynnit
indicator_target | indicator_id=:indicator | year=2027 | value=100
indicator_retirement | id=:indicator_retirement | indicator_id=:indicator | retired_on=2027-06-01
reading_import | id=:reading_import | file_name=x.csv | columns={} | cells=[]
reading | id=:reading | indicator_id=:indicator | read_on=2027-03-01 | value=1 | source=hand
reading_withdrawal | reading_id=:reading
managed_system | id=:managed_system | name=Kirjastojärjestelmä | kind=library_system | criticality=1
managed_system_unit | system_id=:managed_system | service_unit_id=:unit
managed_system_retirement | id=:managed_system_retirement | system_id=:managed_system | retired_on=2027-06-01 | restored_at=@
system_interface | id=:system_interface | system_id=:managed_system | other_name=Verkkokirjasto | direction=out | moves=Nimekkeet
system_document | id=:system_document | system_id=:managed_system | title=Sopimus | link=https://example.org/sopimus
technology | id=:technology | name=Robotti | quadrant=service
technology_measure | technology_id=:technology | measure_id=:measure
technology_need | technology_id=:technology | need_id=:need
technology_competence | technology_id=:technology | competence_id=:competence
technology_retirement | id=:technology_retirement | technology_id=:technology | retired_on=2027-06-01 | restored_at=@
pilot | id=:pilot | technology_id=:technology | title=Robotti pääkirjastossa | hypothesis=Robotti neuvoo asiakkaita | measured=Neuvonnat | threshold=10 | starts_on=2027-01-01 | ends_on=2027-03-01 | cost_cap=100
pilot_unit | pilot_id=:pilot | service_unit_id=:unit
pilot_beginning | pilot_id=:pilot | began_on=2027-01-01
pilot_withdrawal | pilot_id=:pilot | withdrawn_on=2027-01-01
pilot_cost | id=:pilot_cost | pilot_id=:pilot | spent_on=2027-01-01 | amount=10
pilot_result | id=:pilot_result | pilot_id=:pilot | measured_on=2027-02-01 | value=12
pilot_decision | id=:pilot_decision | pilot_id=:pilot | decision=stop | grounds=Riitti | decided_on=2027-02-01
technology_assessment | id=:technology_assessment | technology_id=:technology | sequence=1 | source=entry | ring=assess | movement=new | grounds=Uusi | assessed_on=2027-01-01
body | id=:body | name=Johtoryhmä | kind=management_team
body_member | body_id=:body | position_id=:position
body_retirement | id=:body_retirement | body_id=:body
duty | id=:duty | body_id=:body | name=Tilinpäätös | rule={} | in_force_from=2027-01-01
system_contract | id=:system_contract | system_id=:managed_system | title=Ylläpitosopimus | decision_days=30 | introduction_months=12 | procurement_months=8 | study_months=6
system_contract_retirement | id=:system_contract_retirement | contract_id=:system_contract | retired_on=2027-06-01 | restored_at=@
contract_date | contract_id=:system_contract | kind=study | duty_id=:duty
incident | id=:incident | system_id=:managed_system | kind=fault | title=Lainaus ei toimi | severity=partial | began_at=2027-01-01T08:00:00Z
incident_unit | incident_id=:incident | service_unit_id=:unit
incident_closing | id=:incident_closing | incident_id=:incident | ended_at=2027-01-01T09:00:00Z
system_need | system_id=:managed_system | need_id=:need
duty_retirement | id=:duty_retirement | duty_id=:duty | retired_on=2027-06-01
duty_occurrence | id=:occurrence | duty_id=:duty | year=2027 | starts_on=2027-03-31 | due_on=2027-03-31
duty_completion | id=:completion | occurrence_id=:occurrence | outcome=done | done_on=2027-03-31
work_programme | body_id=:body | year=2027 | duty_id=:duty
duty_reminder | occurrence_id=:occurrence | occasion=before | people=1
hand_over | id=:hand_over | from_position_id=:position | to_position_id=:other_position | handed_on=2027-03-01 | moved=[]
meeting | id=:meeting | body_id=:body | year=2027 | number=1 | held_on=2027-03-15 | starts_at=09:00
meeting_cancellation | id=:cancellation | meeting_id=:meeting
agenda_item | id=:item | meeting_id=:meeting | ordinal=1 | title=Strategian arviointi
agenda_item_removal | id=:removal | agenda_item_id=:item
meeting_notice | id=:notice | meeting_id=:meeting | number=1 | sent_on=2027-03-08 | agenda={} | people=1
attendance | id=:attendance | meeting_id=:meeting | name=Aino | capacity=member
meeting_opening | id=:opening | meeting_id=:meeting | opened_on=2027-03-15 | clock=09:00 | chair=Aino | is_chair_elected=false | members=1 | present=1 | is_quorate=true | statement=Avattiin
meeting_closing | id=:closing | meeting_id=:meeting | closed_on=2027-03-15 | clock=10:00
minutes_update | meeting_id=:meeting | sequence=1 | agenda_item_id=:item | id=:minutes_update | update=\\x0000
decision | id=:decision | agenda_item_id=:item | body_id=:body | year=2027 | section=1 | decided_on=2027-03-15 | matter=Arviointi | decision=Hyväksyttiin
follow_up | id=:follow_up | agenda_item_id=:item | title=Tiedote | position_id=:position | due_on=2027-04-01
follow_up_completion | id=:follow_up_done | follow_up_id=:follow_up | outcome=done | done_on=2027-03-30
minutes_signature | id=:signature | meeting_id=:meeting | attendance_id=:attendance | office=chair | name=Aino | text_hash=x | signed_on=2027-03-16
minutes_sign_off | meeting_id=:meeting | signed_off_on=2027-03-16 | content={"body":"x","number":1,"year":2027,"yearStarts":1,"heldOn":"2027-03-15","startsAt":"09:00","endsAt":null,"place":"","opening":null,"closing":null,"attendance":[],"items":[]} | text_hash=x
review_round | id=:review | body_id=:body | strategy_id=:strategy | model=own_strategy | year=2027 | from_on=2027-01-01 | to_on=2027-12-31 | name=Vuosiarviointi | opens_on=2027-10-01 | answer_by=2027-10-15
review_cancellation | id=:review_cancellation | round_id=:review | cancelled_on=2027-10-02
review_item | id=:review_item | round_id=:review | ordinal=1 | goal_id=:goal | subject={"code":"1","title":"x","description":"","clause":null,"startsOn":null,"endsOn":null,"costTotal":0,"costYearly":0,"hostActivity":"","units":[],"indicators":[]} | added_on=2027-10-01
verdict | id=:verdict | review_item_id=:review_item | seat=accountable | sequence=1 | verdict=keep | reason=Etenee | said_on=2027-10-02
review_agenda_item | agenda_item_id=:item | round_id=:review | part=kept
review_conclusion | round_id=:review | decision_id=:decision | concluded_on=2027-11-01 | content={"round":{"name":"x","body":"x","strategy":"x","area":null,"model":"own_strategy","year":2027,"yearStarts":1,"fromOn":"2027-01-01","toOn":"2027-12-31"},"evidence":[],"items":[]}
review_opening | duty_id=:duty
work_plan_form | service_area_id=:area | kind=work_year
work_plan | id=:work_plan | service_area_id=:area | year=2027
work_plan_adoption | work_plan_id=:work_plan | decision_id=:decision | adopted_on=2027-06-01 | content={"area":"x","kind":"work_year","ownName":"","year":2027,"from":"2027-08-01","to":"2028-07-31","preface":"","years":[2027,2028],"lines":[],"undated":[]}
post_price | id=:post_price | plan_id=:plan | state=failed | position_id=:position | until_on=2027-01-31 | asked_on=2027-01-01 | post={}
post_case | id=:post_case | title=Vakinaistaminen | position_id=:position | body_id=:body | starts_on=2028-01-01
post_case_step | id=:post_case_step | case_id=:post_case | ordinal=1 | kind=idea
post_case_decision | id=:post_case_decision | case_id=:post_case | outcome=granted | decided_on=2027-02-01 | decider=Lautakunta | content={"facts":{"title":"x","post":"x","role":"x","body":"x","owner":null,"grounds":"","startsOn":"2028-01-01","years":1,"salaryYearly":0,"sideCostsPercent":0,"otherYearly":0,"oneOff":0,"presentYearly":0,"risePercent":0,"isVacant":true,"tenure":"fixed_term","validTo":null,"fullTimePercent":100},"steps":[],"evidence":{"required":[],"load":[],"carries":[],"waiting":[],"planned":{"needs":0,"days":0},"keyTasks":[],"price":null},"asOf":"2027-02-01"} | decided_by=:person
key_task | id=:key_task | name=Kirjastojärjestelmä | kind=system | criticality=3
key_task_check | id=:key_task_check | key_task_id=:key_task | checked_on=2027-01-01
key_task_retirement | id=:key_task_retirement | key_task_id=:key_task | retired_on=2027-06-01
calendar_feed | id=:feed | body_id=:body | token=0123456789abcdef0123456789abcdef
item_publicity | id=:publicity | subject_kind=measure | subject_id=:measure | field=item | state=public
item_publicity | id=:publicity_of_indicator | subject_kind=indicator | subject_id=:indicator | field=item | state=public
item_publicity | id=:publicity_of_decision | subject_kind=decision | subject_id=:decision | field=item | state=public
plain_wording | id=:plain | subject_kind=goal | subject_id=:goal | locale=fi | text=Selkeästi
public_setting |
accessibility_gap | id=:gap | ground=shortcoming | noticed_on=2027-01-01
accessibility_gap_words | gap_id=:gap | locale=fi | what=Kuva
accessibility_repair | id=:repair | gap_id=:gap | mended_on=2027-02-01
accessibility_assessment | id=:assessment | assessed_on=2027-01-01 | method=self
feedback | id=:feedback | number=1 | kind=comment | page=/public | text=Hyvä | locale=fi | token=0123456789abcdef0123456789abcdef | said_on=2027-01-01
feedback_answer | id=:feedback_answer | feedback_id=:feedback | text=Kiitos | answered_on=2027-01-02
feedback_closing | id=:feedback_closing | feedback_id=:feedback | outcome=closed | closed_on=2027-01-02
feedback_erasure | feedback_id=:feedback | asked_by=speaker
feedback_sending | id=:sending | address_hash=#
`;

/** Fills every tenant table with at least one row of a new tenant, whose id is the answer. */
export async function seedEveryTable(client: pg.Client, slug: string): Promise<string> {
	const tenant = newId();
	const ids = new Map<string, string>();
	const valueOf = (text: string): unknown => {
		if (text === '#') return Buffer.from(newId());
		if (text === '@') return new Date();
		if (!text.startsWith(':')) return text;
		if (!ids.has(text)) ids.set(text, newId());
		return ids.get(text);
	};
	await client.query('insert into gate.tenant_address (slug, tenant_id) values ($1, $2)', [slug, tenant]);
	for (const line of ROWS.trim().split('\n')) {
		const [table, ...cells] = line.split('|').map((cell) => cell.trim());
		const pairs = cells
			.filter(Boolean)
			.map((cell) => [cell.slice(0, cell.indexOf('=')), cell.slice(cell.indexOf('=') + 1)]);
		const names = ['tenant_id', ...pairs.map(([name]) => name)];
		const values = [tenant, ...pairs.map(([, text]) => valueOf(text ?? ''))];
		const places = values.map((_, index) => `$${index + 1}`);
		await client.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, values);
	}
	return tenant;
}
