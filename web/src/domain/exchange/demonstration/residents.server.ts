import type { Actor } from '#platform/actor.server.ts';
import { today } from '#platform/today.ts';
import { addDays } from '#platform/day.ts';
import * as accessibility from '../accessibility/accessibility.server.ts';
import * as feedback from '../feedback/feedback.server.ts';
import type { FeedbackDraft } from '../feedback/feedback.ts';
import * as publicity from '../publicity/publicity.server.ts';

/** What residents have said, some days ago each. */
const SAID: (Partial<FeedbackDraft> & { text: string; daysAgo: number; answer?: string })[] = [
	{
		text: 'Hyvä, että suunnitelma on kaikkien nähtävillä. Milloin Korian lainausautomaatti vaihdetaan?',
		page: '/public/plan',
		daysAgo: 20,
		answer: 'Kiitos! Automaatin vaihto on suunnitelmassa, ja sen aika näkyy suunnitelman taulukossa.',
	},
	{
		text: 'Aikajana ei mahdu puhelimen näytölle, ja ruudunlukija lukee sen kahdesti.',
		page: '/public/plan',
		kind: 'accessibility',
		daysAgo: 4,
	},
	{ text: 'Digiopastusta toivoisin myös iltaisin Kuusankoskelle.', page: '/public/units', daysAgo: 2 },
];

/** Measures and indicators are shown, two are still being prepared; residents have said something of the site. */
export async function showResidents(director: Actor): Promise<void> {
	const items = await publicity.list(director, ['measure', 'indicator', 'decision']);
	const [last, ...others] = items.toReversed().map(({ kind, id }) => `${kind}:${id}`);
	if (others.length > 0)
		await publicity.sayMany(director, { items: others.toReversed(), state: 'public', key: undefined });
	if (last) await publicity.sayMany(director, { items: [last], state: 'approved', key: undefined });
	await assess(director);
	for (const said of SAID) await say(director, said);
}

async function assess(director: Actor): Promise<void> {
	const day = addDays(today(), -30);
	const checked = { method: 'automatic' as const, assessor: 'axe-core', pages: 14, findings: 0 };
	await accessibility.assess(director, { ...checked, assessedOn: day, key: undefined });
	const nothing = { what: '', instead: '' };
	await accessibility.addGap(director, {
		criterion: '1.2.2',
		ground: 'shortcoming',
		noticedOn: day,
		mendBy: addDays(today(), 120),
		words: {
			fi: {
				what: 'Kahdessa opastusvideossa ei ole tekstitystä.',
				instead: 'Saman sisällön saa tekstinä kirjaston neuvonnasta.',
			},
			sv: {
				what: 'Två instruktionsvideor saknar textning.',
				instead: 'Samma innehåll fås som text från bibliotekets kundtjänst.',
			},
			en: nothing,
		},
		key: undefined,
	});
}

async function say(
	director: Actor,
	{ text, daysAgo, answer, ...more }: (typeof SAID)[number],
): Promise<void> {
	const draft = {
		kind: 'comment' as const,
		page: '/public',
		about: '',
		email: '',
		website: '',
		...more,
		text,
	};
	const day = addDays(today(), -daysAgo);
	const token = await feedback.say(director, draft, { address: 'demonstration', today: day, locale: 'fi' });
	if (!answer || !token) return;
	const { id } = await feedback.follow(director, token);
	await feedback.answer(director, { id, text: answer, key: undefined }, addDays(day, 2));
}
