import { newId } from '#platform/identifier.server.ts';

interface Ground {
	put: (table: string, row: Record<string, unknown>) => Promise<void>;
	role: string;
	need: string;
	person: string;
	canary: string;
}

/** A survey with a person's answers in it: nobody outside is told even that it was asked. */
export async function competenceOf({ put, role, need, person, canary }: Ground): Promise<void> {
	const [framework, competence, survey] = [newId(), newId(), newId()];
	const [assessment, share] = [newId(), newId()];
	const said = JSON.stringify({ fi: `${canary} taito` });
	const origin = { attribution: `${canary} lähde`, licence: canary, edition: canary };
	await put('framework', { id: framework, key: canary.toLowerCase(), names: said, ...origin });
	const place = { framework_id: framework, ordinal: 1, code: canary };
	await put('competence', { ...place, id: competence, names: said, area: said });
	await put('competence_level', { competence_id: competence, level: 1, descriptions: said });
	await put('competence_retirement', {
		...{ id: newId(), competence_id: competence, retired_on: '2027-01-01', restored_at: new Date() },
	});
	const content = JSON.stringify({ name: canary });
	await put('framework_import', { id: newId(), file_name: `${canary}.json`, content });
	await put('level_target', { role_id: role, competence_id: competence, level: 3 });
	const days = { opens_on: '2027-02-01', closes_on: '2027-02-20' };
	await put('survey', { ...days, id: survey, name: `${canary} kartoitus`, greeting: `${canary} tervehdys` });
	await put('survey_framework', { survey_id: survey, framework_id: framework });
	await askedOf({ put, role, canary }, { survey, competence });
	await put('survey_closure', { survey_id: survey, closed_on: '2027-02-10' });
	const sent = { kind: 'by_hand', occasion: canary, sent_on: '2027-02-02' };
	await put('survey_reminder', { ...sent, id: newId(), survey_id: survey });
	const own = { survey_id: survey, person_id: person, role_id: role, wish: `${canary} toive` };
	await put('assessment', { ...own, id: assessment, submitted_at: new Date() });
	await put('assessment_answer', {
		...{ assessment_id: assessment, competence_id: competence, answer: 'level', level: 1 },
	});
	await put('assessment_share', { id: share, assessment_id: assessment, with_person_id: person });
	await put('assessment_share_reading', { id: newId(), share_id: share });
	const told = JSON.stringify({
		names: { area: {}, role: { [role]: `${canary} tehtävä` } },
		shown: [],
		hidden: [],
	});
	await put('group_result', { survey_id: survey, told_on: '2027-02-21', told_by: person, content: told });
	await put('competence_need', { competence_id: competence, need_id: need });
	await trainingOf({ put, role, person, canary }, competence);
}

async function trainingOf(
	{ put, role, person, canary }: Omit<Ground, 'need'>,
	competence: string,
): Promise<void> {
	const training = newId();
	const words = { name: `${canary} koulutus`, description: `${canary} kuvaus` };
	await put('training', {
		...{ ...words, id: training, starts_on: '2027-03-01', ends_on: '2027-03-31', hours: 15, cost: 7654 },
	});
	await put('training_competence', { training_id: training, competence_id: competence });
	await put('training_role', { training_id: training, role_id: role });
	await put('training_cancellation', {
		...{ id: newId(), training_id: training, reason: `${canary} syy`, cancelled_on: '2027-02-01' },
		...{ cancelled_by: person, restored_at: new Date() },
	});
}

/** Of whom it is asked, and the words in which it was. */
async function askedOf(
	{ put, role, canary }: Pick<Ground, 'put' | 'role' | 'canary'>,
	{ survey, competence }: { survey: string; competence: string },
): Promise<void> {
	const said = JSON.stringify({ fi: `${canary} sanoin` });
	await put('survey_role', { survey_id: survey, role_id: role });
	await put('competence_wording', {
		...{ survey_id: survey, competence_id: competence, code: canary, area: said, names: said },
		levels: JSON.stringify({ 1: { fi: `${canary} taso` } }),
	});
}
